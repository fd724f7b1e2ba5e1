package cn.pufa.personal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.platform.secret.Secret;
import cn.pufa.platform.secret.Vault;
import cn.pufa.platform.secret.VaultKeys;
import cn.pufa.testing.IdNumbers;
import cn.pufa.testing.Jdbc;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** ID numbers of many, sealed with the older key and remembered here, not by the database. */
final class SealedNumbers {

  static final String FIRST = "k1:" + "q".repeat(43) + "=";
  static final String SECOND = "k2:" + "r".repeat(42) + "Q=";
  static final String BOTH = SECOND + "," + FIRST;

  private static final int AT_ONCE = 2000;

  private final Jdbc owner;
  private final Map<String, String> numbers = new LinkedHashMap<>();

  /**
   * @param holders people who are there already, @param people with those who are made
   */
  SealedNumbers(Jdbc owner, List<String> holders, int people) {
    this.owner = owner;
    holders.forEach(this::remember);
    owner
        .column(
            "insert into person (account, display_name, demo, created_at)"
                + " select '演示-' || n, '演示', true, now() from generate_series(%d, %d) n returning id"
                    .formatted(holders.size() + 1, people))
        .forEach(this::remember);
    var vault = vault(FIRST);
    List<String> all = new ArrayList<>(numbers.keySet());
    for (int from = 0; from < all.size(); from += AT_ONCE) {
      String rows =
          all.subList(from, Math.min(all.size(), from + AT_ONCE)).stream()
              .map(person -> row(vault, person))
              .collect(Collectors.joining(", "));
      owner.execute("insert into id_number (person, sealed, blind_index, saved_at) values " + rows);
    }
  }

  private void remember(String person) {
    numbers.put(person, IdNumbers.number(numbers.size()));
  }

  private String row(Vault vault, String person) {
    String number = numbers.get(person);
    return "('%s', '%s', '%s', now())"
        .formatted(person, vault.seal(number, record(person)), vault.index("id_number", number));
  }

  private static Vault vault(String keys) {
    return new Vault(VaultKeys.parse(new Secret(keys)));
  }

  private static String record(String person) {
    return "person/" + person + "/id_number";
  }

  String of(String person) {
    return numbers.get(person);
  }

  /** Still under the older key. */
  long left() {
    return owner.number("select count(*) from id_number where starts_with(sealed, 'k1:')");
  }

  /** Each opens with these keys and is found by them. */
  void requireAll(String keys) {
    var vault = vault(keys);
    Map<String, String> opened = new LinkedHashMap<>();
    owner
        .column("select person || ' ' || sealed || ' ' || blind_index from id_number")
        .forEach(
            row -> {
              String[] parts = row.split(" ");
              String number = vault.open(parts[1], record(parts[0]));
              assertThat(vault.indexes("id_number", number)).contains(parts[2]);
              opened.put(parts[0], number);
            });
    assertThat(opened).isEqualTo(numbers);
  }
}
