package metropolis.platform.http;

/** Something that must work before requests are welcome, e.g. the stream or the broker. */
public interface Readiness {

  /**
   * @param detail what programs and operators read, e.g. {@code restoring, 40 %}; no secrets
   */
  record State(boolean ready, String detail) {}

  String name();

  /** Answers at once: it is asked often. */
  State state();

  static Readiness of(String name, java.util.function.Supplier<State> state) {
    return new Readiness() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public State state() {
        return state.get();
      }
    };
  }
}
