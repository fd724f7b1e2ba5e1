package cn.pufa.platform.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.pufa.platform.secret.Vault.Unreadable;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is sealed opens only where it belongs, whole, and with its key. */
class VaultTest {

  private static final String RECORD = "person/1/id_number";
  private static final String VALUE = "演示 11010119900307793X";
  private static final String FIRST = "k1:" + "A".repeat(43) + "=";
  private static final String SECOND = "k2:" + "B".repeat(42) + "A=";

  private final Vault vault = vault(FIRST);

  private static Vault vault(String keys) {
    return new Vault(VaultKeys.parse(new Secret(keys)));
  }

  @Test
  void opensWhatItSealed() {
    assertThat(vault.open(vault.seal(VALUE, RECORD), RECORD)).isEqualTo(VALUE);
    assertThat(vault.open(vault.seal("", RECORD), RECORD)).isEmpty();
  }

  @Test
  void noTwoSealsAreEqualAndNoneShowsTheValue() {
    Set<String> seals = new HashSet<>();
    for (int time = 0; time < 1000; time++) {
      seals.add(vault.seal(VALUE, RECORD));
    }
    assertThat(seals)
        .hasSize(1000)
        .allSatisfy(seal -> assertThat(seal).startsWith("k1:").doesNotContain(VALUE));
  }

  @Test
  void aSealMovedToAnotherRecordDoesNotOpen() {
    String sealed = vault.seal(VALUE, RECORD);
    requireUnreadable(vault, "person/2/id_number", sealed);
    requireUnreadable(vault, "person/1/phone", sealed);
  }

  @Test
  void oneFlippedBitAnywhereDoesNotOpen() {
    byte[] whole = Base64.getDecoder().decode(vault.seal(VALUE, RECORD).substring(3));
    for (int bit = 0; bit < whole.length * 8; bit++) {
      byte[] flipped = whole.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      requireUnreadable(vault, RECORD, "k1:" + Base64.getEncoder().encodeToString(flipped));
    }
  }

  @Test
  void whatIsNoSealDoesNotOpen() {
    for (String text : new String[] {"", "k1", "k1:", "k1:AAAA", "k1:!", "k9:AAAA", VALUE}) {
      requireUnreadable(vault, RECORD, text);
    }
    requireUnreadable(vault, RECORD, vault(SECOND).seal(VALUE, RECORD));
  }

  @Test
  void anotherKeyOfTheSameNameDoesNotOpen() {
    Vault impostor = vault(SECOND.replace("k2", "k1"));
    requireUnreadable(impostor, RECORD, vault.seal(VALUE, RECORD));
  }

  @Test
  void aNewKeySealsAndTheOldOneStillOpens() {
    Vault changed = vault(SECOND + "," + FIRST);
    String old = vault.seal(VALUE, RECORD);
    String oldIndex = vault.index("id_number", VALUE);
    assertThat(changed.open(old, RECORD)).isEqualTo(VALUE);
    assertThat(changed.isOld(old)).isTrue();
    assertThat(changed.isOld(oldIndex)).isTrue();
    assertThat(changed.indexes("id_number", VALUE))
        .containsExactly(changed.index("id_number", VALUE), oldIndex);

    String again = changed.seal(changed.open(old, RECORD), RECORD);
    assertThat(changed.isOld(again)).isFalse();
    assertThat(vault(SECOND).open(again, RECORD)).isEqualTo(VALUE);
    requireUnreadable(vault(SECOND), RECORD, old);
  }

  @Test
  void anIndexFindsEqualValuesOfOneKindUnderOneKey() {
    String index = vault.index("id_number", VALUE);
    assertThat(vault.index("id_number", VALUE)).isEqualTo(index);
    assertThat(vault.index("phone", VALUE)).isNotEqualTo(index);
    assertThat(vault.index("id_number", VALUE + " ")).isNotEqualTo(index);
    assertThat(vault(SECOND.replace("k2", "k1")).index("id_number", VALUE)).isNotEqualTo(index);
    assertThat(index).doesNotContain(VALUE);
  }

  @Test
  void nothingPrintsAKey() {
    assertThat(new Secret(FIRST)).hasToString("***");
    assertThat(VaultKeys.parse(new Secret(SECOND + "," + FIRST))).hasToString("keys [k2, k1]");
  }

  @Test
  void keysMustBeWholeAndDifferentByName() {
    for (String bad :
        new String[] {"", "k1", "k1:AAAA", "k1:?", FIRST + "," + FIRST, ":" + FIRST}) {
      assertThatExceptionOfType(IllegalArgumentException.class)
          .isThrownBy(() -> VaultKeys.parse(new Secret(bad)))
          .satisfies(fault -> assertThat(fault.getMessage()).doesNotContain("AAAA"));
    }
  }

  private static void requireUnreadable(Vault vault, String record, String sealed) {
    assertThatExceptionOfType(Unreadable.class)
        .as(sealed)
        .isThrownBy(() -> vault.open(sealed, record))
        .withNoCause();
  }
}
