package cn.pufa.audit;

import cn.pufa.platform.http.Contract;
import cn.pufa.platform.http.Operation;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.http.HttpMethod;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Comparator;
import java.util.HashMap;
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
  private final FilterWords filterWords;

  ListAddresses(Contract contract, FilterWords filterWords) {
    this.contract = contract;
    this.filterWords = filterWords;
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
    Map<String, String> chosen = chosen(operation, address);
    return operation.parameters().stream()
        .filter(one -> chosen.containsKey(one.name()) && !PAGING.contains(one.name()))
        .map(one -> filterWords.word(one, chosen))
        .toList();
  }

  /** By name, what stands in the path and after it. */
  private static Map<String, String> chosen(Operation operation, URI address) {
    Map<String, String> chosen = new HashMap<>();
    new QueryStringDecoder(address)
        .parameters()
        .forEach((name, values) -> chosen.put(name, values.getFirst()));
    Matcher path = path(operation, address);
    path.matches();
    path.namedGroups().keySet().forEach(name -> chosen.put(name, path.group(name)));
    return chosen;
  }
}
