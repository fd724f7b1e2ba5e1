package cn.pufa.lawreport;

import cn.pufa.lawreport.Figures.Figure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether a total is what the parts come to that stand beside it in the report. */
final class SumCheck {

  private SumCheck() {}

  /**
   * @param named codes of the figures in the report
   * @return what does not add up, and by how much; empty where it does, or where the report names
   *     the total without parts
   */
  static Optional<String> fault(Outline.Sum sum, Map<String, Figure> figures, Set<String> named) {
    List<Figure> parts = sum.parts().stream().filter(named::contains).map(figures::get).toList();
    if (!named.contains(sum.total()) || parts.isEmpty()) {
      return Optional.empty();
    }
    Figure total = figures.get(sum.total());
    int together = parts.stream().mapToInt(Figure::value).sum();
    if (together == total.value()) {
      return Optional.empty();
    }
    return Optional.of(
        "%s%d%s，文中列出的%s合计%d%s，相差%d%s。请点开数字核对，或者写上没有列出的部分%s。"
            .formatted(
                total.title(),
                total.value(),
                total.unit(),
                words(parts),
                together,
                total.unit(),
                Math.abs(total.value() - together),
                total.unit(),
                unnamed(sum, figures, named)));
  }

  private static String words(List<Figure> parts) {
    return parts.stream().map(SumCheck::words).collect(Collectors.joining("＋"));
  }

  private static String unnamed(Outline.Sum sum, Map<String, Figure> figures, Set<String> named) {
    List<Figure> lacking =
        sum.parts().stream()
            .filter(code -> !named.contains(code))
            .map(figures::get)
            .filter(figure -> figure != null && figure.value() > 0)
            .toList();
    return lacking.isEmpty() ? "" : "（%s）".formatted(words(lacking));
  }

  private static String words(Figure figure) {
    return figure.title().replaceFirst("^其中：", "") + figure.value() + figure.unit();
  }
}
