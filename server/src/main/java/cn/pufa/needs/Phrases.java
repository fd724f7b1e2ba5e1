package cn.pufa.needs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What many say in the same words. */
final class Phrases {

  private static final int SHORTEST = 2;
  private static final int LONGEST = 10;
  private static final Pattern BREAK = Pattern.compile("[^\\p{IsHan}]+");

  /** What cleaning puts in the place of something, and where no phrase begins or ends. */
  private static final Pattern EMPTY = Pattern.compile("某(?:人|地|号码|天)|几");

  private static final String NO_BEGINNING = "的了吗呢啊么吧是着过们儿子该样就都也和与或在";
  private static final String NO_END = "的我您他她是和与或在要有不怎什哪去把被给跟从对没能可想请问几";

  private static final Set<String> SAYS_NOTHING =
      Set.of(
          "演示", "怎么", "怎么办", "怎样", "如何", "什么", "可以", "需要", "请问", "多少", "多少钱", "哪里", "没有", "有没有",
          "可不可以", "应该", "现在", "我们", "我想", "想问", "办理", "不知道", "知道", "要什么", "带什么", "要带什么", "多久",
          "要多久", "手续", "材料", "规定", "问题", "情况", "怎么申请", "申请", "能不能", "去哪里", "是不是", "一下", "还要", "具体",
          "不清楚");

  private record Found(String text, int signals) {
    int weight() {
      return signals * (text.length() - 1);
    }

    boolean overlaps(Found other) {
      return text.contains(other.text) || other.text.contains(text);
    }
  }

  private Phrases() {}

  /**
   * @param texts one a signal
   * @param least signals that must hold a phrase
   * @return the most telling first, none part of another
   */
  static List<String> frequent(List<String> texts, int least, int most) {
    Map<String, Integer> counts = new HashMap<>();
    texts.forEach(text -> parts(text).forEach(part -> counts.merge(part, 1, Integer::sum)));
    counts.values().removeIf(count -> count < least);
    Set<String> pieces = pieces(counts);
    List<Found> ordered =
        counts.entrySet().stream()
            .map(count -> new Found(count.getKey(), count.getValue()))
            .filter(found -> says(found.text()))
            .filter(found -> !pieces.contains(found.text()))
            .sorted(Comparator.comparingInt(Found::weight).reversed().thenComparing(Found::text))
            .toList();
    List<Found> chosen = new ArrayList<>();
    for (Found found : ordered) {
      if (chosen.size() < most && chosen.stream().noneMatch(found::overlaps)) {
        chosen.add(found);
      }
    }
    return chosen.stream().map(Found::text).toList();
  }

  private static Set<String> parts(String text) {
    Set<String> parts = new HashSet<>();
    for (String run : BREAK.split(EMPTY.matcher(text).replaceAll(" "))) {
      for (int from = 0; from < run.length(); from++) {
        int limit = Math.min(run.length(), from + LONGEST);
        for (int to = from + SHORTEST; to <= limit; to++) {
          parts.add(run.substring(from, to));
        }
      }
    }
    return parts;
  }

  private static boolean says(String phrase) {
    return NO_BEGINNING.indexOf(phrase.charAt(0)) < 0
        && NO_END.indexOf(phrase.charAt(phrase.length() - 1)) < 0
        && !SAYS_NOTHING.contains(phrase);
  }

  /** Pieces of a longer one that is said just as often: 婚冷静 of 离婚冷静期. */
  private static Set<String> pieces(Map<String, Integer> counts) {
    Set<String> pieces = new HashSet<>();
    counts.forEach(
        (phrase, count) -> {
          for (String piece :
              List.of(phrase.substring(1), phrase.substring(0, phrase.length() - 1))) {
            if (count.equals(counts.get(piece))) {
              pieces.add(piece);
            }
          }
        });
    return pieces;
  }
}
