package cn.pufa.testing;

/** What a database bears that another jar has worked on. */
public final class AnotherRelease {

  private AnotherRelease() {}

  /** So that the next start compares what its jar brings with what is there. */
  public static void hasSeeded(Jdbc owner) {
    owner.execute("update seeded_release set hash = 'another'");
  }
}
