package cn.pufa.filing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The form one kind of organisation fills in.
 *
 * @param form code, such as {@code social_group-1}
 */
public record FilingForm(String form, String title, int version, List<FormSection> sections) {

  public Optional<FormCell> cell(String code) {
    return cells().filter(cell -> cell.code().equals(code)).findFirst();
  }

  public Stream<FormCell> cells() {
    return sections.stream().flatMap(section -> section.cells().stream());
  }

  Map<String, FormCell> byCode() {
    return cells().collect(Collectors.toMap(FormCell::code, Function.identity()));
  }

  String label(String code) {
    return cell(code).map(FormCell::label).orElse(code);
  }
}
