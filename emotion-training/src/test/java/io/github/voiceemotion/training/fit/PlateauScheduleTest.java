package io.github.voiceemotion.training.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PlateauScheduleTest {

  @Test
  void halvesTheRateWhenTheLossHasNotFallenForAWhile() {
    PlateauSchedule schedule = new PlateauSchedule(0.1, 2);

    schedule.epochDone(1.0);
    schedule.epochDone(1.1);
    assertEquals(0.1, schedule.learningRate());
    schedule.epochDone(1.0);
    assertEquals(0.05, schedule.learningRate());
    schedule.epochDone(1.2);
    assertEquals(0.05, schedule.learningRate());
    schedule.epochDone(1.2);
    assertEquals(0.025, schedule.learningRate());
  }

  @Test
  void keepsTheRateWhileTheLossFalls() {
    PlateauSchedule schedule = new PlateauSchedule(0.1, 1);
    for (int epoch = 0; epoch < 20; epoch++) {
      schedule.epochDone(1.0 / (epoch + 1));
    }

    assertEquals(0.1, schedule.learningRate());
  }

  @Test
  void doesNotFallForEver() {
    PlateauSchedule schedule = new PlateauSchedule(0.1, 1);
    for (int epoch = 0; epoch < 100; epoch++) {
      schedule.epochDone(1);
    }

    assertEquals(1e-6, schedule.learningRate());
  }
}
