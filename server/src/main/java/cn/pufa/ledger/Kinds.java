package cn.pufa.ledger;

import cn.pufa.platform.json.GsonJson;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The kinds and the periods as the data has them. */
record Kinds(List<Kind> kinds, List<Period> periods) {

  static Kinds load() {
    return new Kinds(
        Stream.of(read("/ledger/kinds.json", String[].class))
            .map(code -> read("/ledger/kinds/" + code + ".json", Kind.class))
            .toList(),
        List.of(read("/ledger/periods.json", Period[].class)));
  }

  private static <T> T read(String file, Class<T> type) {
    try (Reader text =
        new InputStreamReader(Kinds.class.getResourceAsStream(file), StandardCharsets.UTF_8)) {
      return GsonJson.GSON.fromJson(text, type);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  Map<String, String> titles() {
    return kinds.stream().collect(Collectors.toMap(Kind::code, Kind::title));
  }

  /** What states are called, by code; one that kinds call differently has all their names. */
  Map<String, String> stateTitles() {
    return kinds.stream()
        .flatMap(kind -> Stream.concat(kind.states().stream(), Stream.of(Kind.State.VOID)))
        .collect(
            Collectors.groupingBy(
                Kind.State::code,
                Collectors.collectingAndThen(
                    Collectors.mapping(
                        Kind.State::title, Collectors.toCollection(LinkedHashSet::new)),
                    titles -> String.join("或", titles))));
  }

  Optional<Kind> find(String code) {
    return kinds.stream().filter(one -> one.code().equals(code)).findFirst();
  }

  /** One that is known to exist, such as a stored entry's. */
  Kind kind(String code) {
    return find(code).orElseThrow();
  }

  Period period(String code) {
    return periods.stream().filter(one -> one.code().equals(code)).findFirst().orElseThrow();
  }
}
