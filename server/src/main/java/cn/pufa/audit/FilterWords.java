package cn.pufa.audit;

import cn.pufa.platform.http.Contract;
import cn.pufa.platform.http.Parameter;
import cn.pufa.platform.http.Part;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a list is filtered by and to, in Chinese; of what somebody typed only that there was some.
 */
public final class FilterWords {

  /** Of choices that no list of the server has, such as all of them. */
  private static final String OF_PAGES = "FilterChoice";

  private final Contract contract;
  private final TrailWords trailWords;

  public FilterWords(Contract contract, TrailWords trailWords) {
    this.contract = contract;
    this.trailWords = trailWords;
  }

  /**
   * A choice as the page of a list calls it, mostly as the list itself does.
   *
   * @param list operationId
   * @param chosen all of them by name, this one among them
   */
  public String word(String list, String name, Map<String, String> chosen) {
    List<Parameter> parameters = contract.operation(list).parameters();
    return parameters.stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .map(one -> word(one, chosen))
        .orElseGet(() -> ofPage(parameters, name, chosen));
  }

  /**
   * @param chosen by name, also what this parameter is
   */
  String word(Parameter parameter, Map<String, String> chosen) {
    return isTyped(parameter.schema())
        ? "有搜索词"
        : condition(
            parameter.name(), named(parameter, chosen.get(parameter.name()), chosen), chosen);
  }

  /** A string that may hold any words; codes, ids and days have a pattern or are listed. */
  static boolean isTyped(Part schema) {
    return "string".equals(schema.json().getValue("type"))
        && !schema.json().containsKey("pattern")
        && !schema.json().containsKey("enum");
  }

  private Optional<String> named(Parameter parameter, String value, Map<String, String> chosen) {
    return trailWords.value(parameter.schema().name(), value, chosen.values());
  }

  /** A page may offer several parameters as one: by a value of any of them, or by its name. */
  private String ofPage(List<Parameter> parameters, String name, Map<String, String> chosen) {
    String value = chosen.get(name);
    Stream<String> words =
        parameters.stream()
            .flatMap(
                one ->
                    one.name().equals(value)
                        ? Stream.of(trailWords.filter(value))
                        : named(one, value, chosen).stream());
    return condition(name, words.findFirst(), chosen);
  }

  private String condition(String name, Optional<String> word, Map<String, String> chosen) {
    String value = chosen.get(name);
    return trailWords.condition(
        name, word.or(() -> trailWords.value(OF_PAGES, value, List.of())).orElse(value));
  }
}
