package cn.pufa.circular;

import cn.pufa.notice.Notices;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Problem;
import cn.pufa.wording.Forms;
import cn.pufa.wording.Placeholder;
import cn.pufa.wording.TemplateVersion;
import cn.pufa.wording.Templates;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills the words of a circular, its own or a template's, with all but the organisation's name, and
 * finds what would go wrong when they are sent.
 */
final class Freezer {

  /**
   * @param forms open for {@code organization} only; null where there are faults
   * @param faults each with its field in the draft
   */
  record Frozen(Forms forms, List<Problem.Field> faults) {

    Forms requireFaultless() {
      if (!faults.isEmpty()) {
        throw Problem.invalid(faults);
      }
      return forms;
    }
  }

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");
  private static final String ITSELF = "{" + Placeholder.ORGANIZATION + "}";
  private static final String GONE = "没有这个模板，或者它没有这一版";

  private final Templates templates;

  Freezer(Templates templates) {
    this.templates = templates;
  }

  Frozen freeze(Tx tx, CircularDraft draft, DueDay due) {
    return draft.template() == null ? own(draft, due) : template(tx, draft, due);
  }

  private Frozen own(CircularDraft draft, DueDay due) {
    Map<String, String> values = new HashMap<>(draft.values());
    ofItself(draft, due)
        .forEach(
            (name, value) ->
                values.putIfAbsent(
                    name,
                    value instanceof LocalDate day ? Placeholder.day(day) : value.toString()));
    values.put(Placeholder.ORGANIZATION, ITSELF);
    List<Problem.Field> faults = new ArrayList<>();
    draft.words().texts().forEach((at, text) -> addOpen(faults, at, text, values));
    return faults.isEmpty()
        ? checked(draft, draft.words().forms().with(values), "/words")
        : new Frozen(null, faults);
  }

  /** What the circular itself knows, under the names that words use for it. */
  private static Map<String, Object> ofItself(CircularDraft draft, DueDay due) {
    Map<String, Object> known = new HashMap<>();
    known.put("title", draft.title());
    Optional.ofNullable(draft.documentNumber()).ifPresent(it -> known.put("documentNumber", it));
    Optional.ofNullable(draft.opensOn()).ifPresent(it -> known.put("opensOn", it));
    Optional.ofNullable(due.day()).ifPresent(it -> known.put("dueOn", it));
    return known;
  }

  private static void addOpen(
      List<Problem.Field> faults, String at, String text, Map<String, String> values) {
    Matcher matcher = PLACEHOLDER.matcher(text);
    while (matcher.find()) {
      String name = matcher.group(1);
      if (!values.containsKey(name)) {
        faults.add(
            switch (name) {
              case "documentNumber", "opensOn", "dueOn" ->
                  new Problem.Field("/" + name, "文字里用到了 {" + name + "}，请填写这一项");
              default -> new Problem.Field(at, "占位 {" + name + "} 没有对应的内容");
            });
      }
    }
  }

  private Frozen template(Tx tx, CircularDraft draft, DueDay due) {
    CircularDraft.TemplateRef wanted = draft.template();
    TemplateVersion version =
        templates.version(tx, wanted.template(), wanted.version()).orElse(null);
    if (version == null) {
      return new Frozen(null, List.of(new Problem.Field("/template", GONE)));
    }
    Map<String, String> given = new HashMap<>(draft.values());
    Map<String, Object> known = ofItself(draft, due);
    version.placeholders().stream()
        .map(Placeholder::name)
        .filter(known::containsKey)
        .forEach(name -> given.putIfAbsent(name, known.get(name).toString()));
    try {
      Map<String, String> values = new HashMap<>(version.values(given, "/values"));
      values.put(Placeholder.ORGANIZATION, ITSELF);
      return checked(draft, version.forms().with(values), "/template");
    } catch (Problem wrong) {
      return new Frozen(null, wrong.errors());
    }
  }

  /** Lengths and shapes as the channels want them, and whether every way of the plan has words. */
  private Frozen checked(CircularDraft draft, Forms forms, String place) {
    List<Problem.Field> faults = new ArrayList<>();
    templates.faults(List.of(), forms).stream()
        .map(fault -> new Problem.Field(pointer(place, fault.pointer()), fault.message()))
        .forEach(faults::add);
    if (!forms.has(Notices.INBOX)) {
      faults.add(new Problem.Field(place, "还没有写站内信的文字，每份通知都要有"));
    }
    addWithoutWords(faults, forms, "/plan/first/", draft.plan().first());
    addWithoutWords(faults, forms, "/plan/then/", draft.plan().then());
    return new Frozen(faults.isEmpty() ? forms : null, List.copyOf(new LinkedHashSet<>(faults)));
  }

  /** Free words say the same in the inbox, by e-mail and in a letter. */
  private static String pointer(String place, String inForms) {
    return place.equals("/words")
        ? place
            + inForms.replaceFirst("^/forms(/(inbox|email|letter))?", "").replace("/phone", "/body")
        : place;
  }

  private static void addWithoutWords(
      List<Problem.Field> faults, Forms forms, String at, List<String> channels) {
    for (int i = 0; i < channels.size(); i++) {
      boolean byPeople = channels.get(i).equals("phone") || channels.get(i).equals("letter");
      if (!byPeople && !forms.has(channels.get(i))) {
        faults.add(new Problem.Field(at + i, "还没有写这一路的文字"));
      }
    }
  }
}
