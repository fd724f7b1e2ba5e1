package cn.pufa.wording;

import cn.pufa.platform.http.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Values for the placeholders of a template, checked by their types. */
final class Values {

  private static final Placeholder NAME =
      new Placeholder(Placeholder.ORGANIZATION, Placeholder.Type.ORGANIZATION, "单位名称", null, null);

  private Values() {}

  static List<Placeholder> withOrganization(List<Placeholder> declared) {
    List<Placeholder> all = new ArrayList<>(declared);
    if (declared.stream().noneMatch(one -> one.name().equals(NAME.name()))) {
      all.add(NAME);
    }
    return all;
  }

  /**
   * As they are written in the words; the name of the organisation is left to its recipients.
   *
   * @param pointer of the values in the request, such as {@code /values}
   * @throws Problem where one is missing, not of its type, or belongs to no placeholder
   */
  static Map<String, String> written(
      List<Placeholder> declared, Map<String, String> given, String pointer) {
    Map<String, String> written = new HashMap<>();
    List<Problem.Field> faults = new ArrayList<>();
    Set<String> unknown = new HashSet<>(given.keySet());
    for (Placeholder one : declared) {
      if (one.name().equals(Placeholder.ORGANIZATION)) {
        continue;
      }
      unknown.remove(one.name());
      Optional.ofNullable(given.get(one.name()))
          .flatMap(one::written)
          .ifPresentOrElse(
              value -> written.put(one.name(), value),
              () -> faults.add(new Problem.Field(pointer + "/" + one.name(), hint(one))));
    }
    unknown.stream()
        .sorted()
        .forEach(name -> faults.add(new Problem.Field(pointer + "/" + name, "模板里没有这一项")));
    if (!faults.isEmpty()) {
      throw Problem.invalid(faults);
    }
    return written;
  }

  private static String hint(Placeholder one) {
    return one.label() + "：" + one.type().hint();
  }

  /** An example of each. */
  static Map<String, String> shown(Collection<Placeholder> placeholders) {
    Map<String, String> shown = new HashMap<>();
    placeholders.forEach(one -> shown.put(one.name(), one.shown()));
    return shown;
  }
}
