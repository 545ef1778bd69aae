package io.github.voiceemotion.transcription.sphinx;

import edu.cmu.sphinx.linguist.acoustic.HMM;
import edu.cmu.sphinx.linguist.acoustic.HMMPosition;
import edu.cmu.sphinx.linguist.acoustic.LeftRightContext;
import edu.cmu.sphinx.linguist.acoustic.Unit;
import edu.cmu.sphinx.linguist.acoustic.UnitManager;
import edu.cmu.sphinx.linguist.acoustic.tiedstate.Senone;
import edu.cmu.sphinx.linguist.acoustic.tiedstate.SenoneHMM;
import edu.cmu.sphinx.linguist.acoustic.tiedstate.Sphinx3Loader;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/**
 * The acoustic model as the search wants it: phones and hidden Markov models by number.
 *
 * <p>A phone in the context of its neighbours, a triphone, is a chain of three states. Each state
 * has a senone, a mixture of Gaussians that says how well a frame fits, and senones are shared:
 * triphones with the same three are one model here.
 */
final class TriphoneModel {

  /** States of a model that give off frames. */
  static final int STATES = 3;

  private static final HMMPosition[] POSITIONS = {
    HMMPosition.BEGIN, HMMPosition.INTERNAL, HMMPosition.END, HMMPosition.SINGLE
  };

  /** Three numbers of senones and one of a phone fit a long. */
  private static final long MAX_SENONES = 1 << 18;

  private final Map<String, Integer> phones = new HashMap<>();
  private final int silence;
  private final boolean[] filler;

  /** Model of a triphone by position, phone, left and right neighbour; -1 where there is none. */
  private final int[] models;

  private final int[] modelOfPhone;

  /** Senone numbers and log probabilities to stay and to go on, three of each for a model. */
  private int[] modelSenones = new int[3 * 1024];

  private float[] stay = new float[3 * 1024];
  private float[] goOn = new float[3 * 1024];
  private int modelCount;

  TriphoneModel(Sphinx3Loader loader) {
    Map<String, Unit> units = loader.getContextIndependentUnits();
    units.keySet().forEach(name -> phones.put(name, phones.size()));
    silence = phones.get(UnitManager.SILENCE_NAME);
    filler = new boolean[phones.size()];
    units.values().forEach(unit -> filler[phones.get(unit.getName())] = unit.isFiller());
    models = new int[POSITIONS.length * phones.size() * phones.size() * phones.size()];
    Arrays.fill(models, -1);
    modelOfPhone = new int[phones.size()];
    Map<Long, Integer> known = new HashMap<>();
    for (Iterator<HMM> all = loader.getHMMManager().iterator(); all.hasNext(); ) {
      add((SenoneHMM) all.next(), known);
    }
    modelSenones = Arrays.copyOf(modelSenones, STATES * modelCount);
    stay = Arrays.copyOf(stay, STATES * modelCount);
    goOn = Arrays.copyOf(goOn, STATES * modelCount);
  }

  private void add(SenoneHMM hmm, Map<Long, Integer> known) {
    Senone[] chain = hmm.getSenoneSequence().getSenones();
    int phone = phones.get(hmm.getBaseUnit().getName());
    long key = phone;
    for (Senone senone : chain) {
      key = key * MAX_SENONES + senone.getID();
    }
    int model = known.computeIfAbsent(key, unknown -> append(hmm));
    if (hmm.getUnit().getContext() instanceof LeftRightContext context
        && context.getLeftContext() != null) {
      int left = phones.get(context.getLeftContext()[0].getName());
      int right = phones.get(context.getRightContext()[0].getName());
      models[index(Arrays.asList(POSITIONS).indexOf(hmm.getPosition()), phone, left, right)] =
          model;
    } else {
      modelOfPhone[phone] = model;
    }
  }

  private int append(SenoneHMM hmm) {
    int first = STATES * modelCount;
    if (first == modelSenones.length) {
      modelSenones = Arrays.copyOf(modelSenones, 2 * first);
      stay = Arrays.copyOf(stay, 2 * first);
      goOn = Arrays.copyOf(goOn, 2 * first);
    }
    for (int state = 0; state < STATES; state++) {
      modelSenones[first + state] = (int) hmm.getSenoneSequence().getSenones()[state].getID();
      stay[first + state] = hmm.getTransitionProbability(state, state);
      goOn[first + state] = hmm.getTransitionProbability(state, state + 1);
    }
    return modelCount++;
  }

  private int index(int position, int phone, int left, int right) {
    return ((position * phones.size() + phone) * phones.size() + left) * phones.size() + right;
  }

  int phoneCount() {
    return phones.size();
  }

  int phone(String name) {
    return phones.get(name);
  }

  int silence() {
    return silence;
  }

  boolean isFiller(int phone) {
    return filler[phone];
  }

  int senone(int model, int state) {
    return modelSenones[STATES * model + state];
  }

  float stay(int model, int state) {
    return stay[STATES * model + state];
  }

  float goOn(int model, int state) {
    return goOn[STATES * model + state];
  }

  /** Returns the model of a phone by itself, as noises and silence have. */
  int model(int phone) {
    return modelOfPhone[phone];
  }

  /**
   * Returns the model of a phone between two others, the nearest there is: a triphone that was not
   * seen at this place of a word is taken from another, then from between silences, then the phone
   * by itself.
   */
  int model(HMMPosition position, int phone, int left, int right) {
    int before = filler[left] ? silence : left;
    int after = filler[right] ? silence : right;
    int exact = models[index(Arrays.asList(POSITIONS).indexOf(position), phone, before, after)];
    if (exact >= 0) {
      return exact;
    }
    for (int other = 0; other < POSITIONS.length; other++) {
      int model = models[index(other, phone, before, after)];
      if (model >= 0) {
        return model;
      }
    }
    return modelOfPhone[phone];
  }
}
