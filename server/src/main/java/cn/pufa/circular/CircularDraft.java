package cn.pufa.circular;

import cn.pufa.notice.Plan;
import cn.pufa.notice.Told.Kind;
import cn.pufa.platform.PlainText;
import cn.pufa.platform.http.Problem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A circular as an officer writes it.
 *
 * @param dueOn last day as the notice sets it; null where nothing is asked for by a day
 * @param template null where the words are free, and {@code words} null where they are a template's
 * @param values what stands for the placeholders, the same for all recipients
 */
record CircularDraft(
    Kind kind,
    String title,
    String documentNumber,
    LocalDate opensOn,
    LocalDate dueOn,
    Audience audience,
    TemplateRef template,
    Words words,
    Map<String, String> values,
    Plan plan) {

  /** One version of a template. */
  record TemplateRef(UUID template, int version) {}

  /** All that is wrong with it, not only the first. */
  void requireSound(LocalDate today) {
    List<Problem.Field> faults = new ArrayList<>();
    if ((template == null) == (words == null)) {
      faults.add(new Problem.Field("/words", "请选一个模板，或者自己写文字，两者取一"));
    }
    if (opensOn != null && dueOn != null && dueOn.isBefore(opensOn)) {
      faults.add(new Problem.Field("/dueOn", "截止日不能早于开始日"));
    }
    if (dueOn != null && dueOn.isBefore(today)) {
      faults.add(new Problem.Field("/dueOn", "截止日已经过了"));
    }
    addPlanFaults(faults);
    addOneLineFaults(faults);
    if (!faults.isEmpty()) {
      throw Problem.invalid(faults);
    }
  }

  private void addPlanFaults(List<Problem.Field> faults) {
    for (int i = 0; i < plan.then().size(); i++) {
      if (plan.first().contains(plan.then().get(i))) {
        faults.add(new Problem.Field("/plan/then/" + i, "这一路一开始就会用到，不用再补"));
      }
    }
    if (plan.unreadAfterDays() != null && plan.then().isEmpty()) {
      faults.add(new Problem.Field("/plan/unreadAfterDays", "请先选未读时改用哪一路"));
    }
  }

  /** A value becomes part of a subject line, and must not look like a placeholder itself. */
  private void addOneLineFaults(List<Problem.Field> faults) {
    Map<String, String> lines = new HashMap<>();
    lines.put("/title", title);
    values.forEach((name, value) -> lines.put("/values/" + name, value));
    lines.forEach(
        (pointer, line) -> {
          if (!PlainText.isOneLine(line) || !line.matches("[^{}]*")) {
            faults.add(new Problem.Field(pointer, "只能有一行，不能有花括号"));
          }
        });
    if (words != null && !PlainText.isOneLine(words.subject())) {
      faults.add(new Problem.Field("/words/subject", "标题只能有一行"));
    }
  }
}
