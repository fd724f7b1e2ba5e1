package cn.pufa.delivery;

import cn.pufa.testing.Rounds;

/** {@code bin/bench chaos}: the chaos of {@link ChaosIT}, for as many kills as are asked for. */
final class ChaosBench {

  private ChaosBench() {}

  /**
   * @param arguments number of kills
   */
  public static void main(String[] arguments) {
    int kills = Integer.parseInt(arguments[0]);
    int result = 2;
    try (var chaos = new Chaos(Rounds.random("chaos", kills))) {
      System.out.println(chaos.run(kills));
      System.out.println("nothing lost, nothing twice, no more in doubt than may be");
      System.out.println("chaos: targets met");
      result = 0;
    } catch (AssertionError wrong) {
      System.out.println(wrong.getMessage());
      System.out.println("chaos: targets MISSED");
      result = 1;
    } catch (RuntimeException fault) {
      fault.printStackTrace();
    }
    System.exit(result);
  }
}
