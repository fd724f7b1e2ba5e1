package cn.pufa.exam;

import java.util.List;

/**
 * How one question was answered (题目分析): the share that got it right (难度), and how far getting it
 * right goes with the rest of the paper (区分度), the point-biserial correlation of the question with
 * the share of the other questions that were right.
 *
 * @param discrimination null where all or nobody got it right, or all did equally well elsewhere
 */
record ItemStatistics(int answers, double share, Double discrimination) {

  /** Fewer answers than this say nothing. */
  static final int THRESHOLD = 20;

  private static final double TOO_EASY = 0.95;
  private static final double TOO_HARD = 0.3;
  private static final double WEAK = 0.1;

  /**
   * The question on one paper.
   *
   * @param rest share of the other questions of the paper that were right, 0 to 1
   */
  record Taken(boolean right, double rest) {}

  static ItemStatistics of(List<Taken> taken) {
    double share = taken.stream().filter(Taken::right).count() / (double) taken.size();
    return new ItemStatistics(taken.size(), share, pointBiserial(taken, share));
  }

  private static Double pointBiserial(List<Taken> taken, double share) {
    double mean = mean(taken);
    double variance =
        taken.stream().mapToDouble(one -> Math.pow(one.rest() - mean, 2)).sum() / taken.size();
    if (share == 0 || share == 1 || variance == 0) {
      return null;
    }
    double right = mean(taken.stream().filter(Taken::right).toList());
    double wrong = mean(taken.stream().filter(one -> !one.right()).toList());
    return (right - wrong) / Math.sqrt(variance) * Math.sqrt(share * (1 - share));
  }

  private static double mean(List<Taken> taken) {
    return taken.stream().mapToDouble(Taken::rest).average().orElse(0);
  }

  /** What a trainer might look at, or null. */
  String advice() {
    if (share > TOO_EASY) {
      return "几乎人人答对，看不出谁会谁不会。";
    }
    if (share < TOO_HARD) {
      return "答对的很少，请看看题目是不是说得不清楚。";
    }
    if (discrimination != null && discrimination < 0) {
      return "别的题答得好的人反而答错，请看看答案对不对。";
    }
    return discrimination != null && discrimination < WEAK ? "会的和不会的答得差不多，请看看选项。" : null;
  }
}
