package cn.pufa.audit;

import cn.pufa.platform.http.Contract;
import cn.pufa.platform.http.Operation;
import cn.pufa.platform.http.Parameter;
import cn.pufa.platform.http.Part;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.http.HttpMethod;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells from the request that brought a list onto a screen which rows were meant, without what
 * somebody typed.
 */
final class ListAddresses {

  /**
   * @param list operationId
   * @param words which rows, in Chinese: ids and days as they are, of free text only that there was
   *     some
   */
  record Asked(String list, List<String> words) {}

  static final Set<String> PAGING = Set.of("page", "size");

  private final Contract contract;
  private final TrailWords trailWords;

  ListAddresses(Contract contract, TrailWords trailWords) {
    this.contract = contract;
    this.trailWords = trailWords;
  }

  /** Empty where the contract has no such list. */
  Optional<Asked> find(String address) {
    try {
      return find(new URI(address));
    } catch (URISyntaxException noAddress) {
      return Optional.empty();
    }
  }

  /** Fixed paths before templated ones, as the router has it. */
  private Optional<Asked> find(URI address) {
    return contract.operations().stream()
        .filter(operation -> operation.method() == HttpMethod.GET)
        .sorted(Comparator.comparing(operation -> operation.path().contains("{")))
        .filter(operation -> path(operation, address).matches())
        .findFirst()
        .map(operation -> new Asked(operation.id(), words(operation, address)));
  }

  private static Matcher path(Operation operation, URI address) {
    String path = operation.path().replaceAll("\\{(\\w+)}", "(?<$1>[^/]+)");
    return Pattern.compile(path).matcher(address.getPath());
  }

  private List<String> words(Operation operation, URI address) {
    Matcher path = path(operation, address);
    path.matches();
    Map<String, List<String>> query = new QueryStringDecoder(address).parameters();
    List<String> words = new ArrayList<>();
    for (Parameter parameter : operation.parameters()) {
      String name = parameter.name();
      if (parameter.in() == Parameter.In.PATH) {
        words.add(word(parameter, path.group(name)));
      } else if (query.containsKey(name) && !PAGING.contains(name)) {
        words.add(word(parameter, query.get(name).getFirst()));
      }
    }
    return words;
  }

  private String word(Parameter parameter, String value) {
    return isTyped(parameter.schema())
        ? "有搜索词"
        : trailWords.condition(
            parameter.name(), trailWords.value(parameter.schema().name(), value));
  }

  /** A string that may hold any words; codes, ids and days have a pattern or are listed. */
  static boolean isTyped(Part schema) {
    return "string".equals(schema.json().getValue("type"))
        && !schema.json().containsKey("pattern")
        && !schema.json().containsKey("enum");
  }
}
