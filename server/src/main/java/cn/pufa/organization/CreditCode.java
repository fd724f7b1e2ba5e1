package cn.pufa.organization;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * A unified social credit code (统一社会信用代码, GB 32100-2015): registrar, kind, six digits of area, the
 * nine characters of the organisation code (GB 11714, the last its own check digit), check digit.
 */
public record CreditCode(String value) {

  private static final int LENGTH = 18;

  /**
   * Without I, O, S, V and Z, which look like digits or each other; a character's place is its
   * weight.
   */
  private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

  private static final int BODY_START = 8;
  private static final int BODY_DIGIT = 16;
  private static final int CHECK_DIGIT = 17;
  private static final int[] BODY_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};

  /** Position 1 of organisations registered by civil affairs (民政). */
  private static final char CIVIL_AFFAIRS = '5';

  public CreditCode {
    fault(value)
        .ifPresent(
            fault -> {
              throw new IllegalArgumentException("统一社会信用代码 " + value + " " + fault);
            });
  }

  /**
   * Why this is not a credit code, in Chinese; empty when both check digits agree. Capital letters
   * only.
   */
  public static Optional<String> fault(String code) {
    if (code.length() != LENGTH) {
      return Optional.of("长度应为18位，现在是%d位".formatted(code.codePointCount(0, code.length())));
    }
    var stranger =
        code.codePoints().filter(character -> ALPHABET.indexOf(character) < 0).findFirst();
    if (stranger.isPresent()) {
      return Optional.of("含有不允许的字符 " + Character.toString(stranger.getAsInt()));
    }
    char bodyDigit = bodyDigit(code.substring(BODY_START, BODY_DIGIT));
    if (code.charAt(BODY_DIGIT) != bodyDigit) {
      return Optional.of("组织机构代码校验位不对，应为 " + bodyDigit);
    }
    char checkDigit = checkDigit(code.substring(0, CHECK_DIGIT));
    if (code.charAt(CHECK_DIGIT) != checkDigit) {
      return Optional.of("校验码不对，应为 " + checkDigit);
    }
    return Optional.empty();
  }

  /**
   * Puts both check digits to a code without them.
   *
   * @param first8 registrar, kind and area, such as 51440881
   * @param body8 the organisation code without its check digit, such as DEM00001
   */
  public static String complete(String first8, String body8) {
    if (first8.length() != BODY_START || body8.length() != BODY_WEIGHTS.length) {
      throw new IllegalArgumentException("两段都应是8位: " + first8 + " " + body8);
    }
    var first17 = first8 + body8 + bodyDigit(body8);
    var whole = first17 + checkDigit(first17);
    return new CreditCode(whole).value();
  }

  /** GB 11714: letters count from A = 10 to Z = 35, modulo 11. */
  private static char bodyDigit(String body8) {
    int sum = 0;
    for (int i = 0; i < body8.length(); i++) {
      sum += Character.digit(body8.charAt(i), 36) * BODY_WEIGHTS[i];
    }
    return "0X987654321".charAt(sum % 11);
  }

  /** GB 32100: the weight of place i is 3^(i-1) mod 31, modulo 31. */
  private static char checkDigit(String first17) {
    int sum = 0;
    int weight = 1;
    for (int i = 0; i < first17.length(); i++) {
      sum += ALPHABET.indexOf(first17.charAt(i)) * weight;
      weight = weight * 3 % 31;
    }
    return ALPHABET.charAt((31 - sum % 31) % 31);
  }

  /**
   * The kind that position 2 names; empty when civil affairs did not give this code, or for another
   * kind.
   */
  public Optional<OrganizationType> type() {
    if (value.charAt(0) != CIVIL_AFFAIRS) {
      return Optional.empty();
    }
    return Stream.of(OrganizationType.values())
        .filter(type -> type.creditCodeDigit() == value.charAt(1))
        .findFirst();
  }

  @Override
  public String toString() {
    return value;
  }
}
