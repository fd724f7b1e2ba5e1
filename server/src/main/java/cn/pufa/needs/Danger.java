package cn.pufa.needs;

import java.util.regex.Pattern;

/**
 * Words that speak of danger, so that whoever asks or searches is told of 110 first, and staff read
 * it first.
 */
public final class Danger {

  private static final Pattern WORDS =
      Pattern.compile(
          "打我|打他|打她|打孩子|打小孩|打老人|打老婆|打妈|打死|打伤|挨打|被打|毒打|殴打|家暴|虐待|自杀|自残|不想活|活不下去|想死|跳楼|割腕|喝农药|杀了|杀人"
              + "|性侵|强奸|猥亵|非礼|乱摸|拐卖|失踪|走失|不见了|跟踪我|威胁我|关起来|锁在");

  private Danger() {}

  public static boolean speaksIn(String text) {
    return WORDS.matcher(text).find();
  }
}
