package io.github.voiceemotion.training.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TrainingListenerTest {

  static Stream<Method> events() {
    return Stream.of(TrainingListener.class.getMethods())
        .filter(method -> !Modifier.isStatic(method.getModifiers()));
  }

  @ParameterizedTest
  @MethodSource("events")
  void tellsAllListenersInTheirOrder(Method event) throws ReflectiveOperationException {
    List<String> told = new ArrayList<>();
    TrainingListener all = TrainingListener.all(noting("first", told), noting("second", told));

    tell(all, event);

    assertEquals(List.of("first " + event.getName(), "second " + event.getName()), told);
  }

  @ParameterizedTest
  @MethodSource("events")
  void mayBeLeftUnheeded(Method event) throws ReflectiveOperationException {
    tell(TrainingListener.NONE, event);
  }

  private static void tell(TrainingListener listener, Method event)
      throws IllegalAccessException, InvocationTargetException {
    Object[] values = Stream.of(event.getParameterTypes()).map(TrainingListenerTest::any).toArray();
    event.invoke(listener, values);
  }

  private static Object any(Class<?> type) {
    if (type == int.class) {
      return 1;
    }
    if (type == double.class) {
      return 1.0;
    }
    return type == boolean.class ? Boolean.TRUE : null;
  }

  private static TrainingListener noting(String name, List<String> told) {
    return (TrainingListener)
        Proxy.newProxyInstance(
            TrainingListener.class.getClassLoader(),
            new Class<?>[] {TrainingListener.class},
            (proxy, method, arguments) -> {
              told.add(name + " " + method.getName());
              return null;
            });
  }
}
