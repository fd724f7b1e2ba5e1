package cn.pufa.agent;

import cn.pufa.platform.secret.Vault;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * Ten characters that nobody mistakes for one another, about 2^49 codes.
 *
 * <p>A code is computed from its invitation's id with the bureau's key and stored as a keyed hash,
 * so the database alone tells no code, and the letter of a repeated command is the same letter.
 */
final class InvitationCode {

  private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
  private static final int LENGTH = 10;

  private final Vault vault;

  InvitationCode(Vault vault) {
    this.vault = vault;
  }

  String of(UUID invitation) {
    String index = vault.index("invitation", invitation.toString());
    String hex = index.substring(index.indexOf(':') + 1);
    return spell(new BigInteger(hex, 16));
  }

  private static String spell(BigInteger number) {
    BigInteger base = BigInteger.valueOf(ALPHABET.length());
    var code = new StringBuilder();
    BigInteger rest = number;
    while (code.length() < LENGTH) {
      BigInteger[] parts = rest.divideAndRemainder(base);
      code.append(ALPHABET.charAt(parts[1].intValue()));
      rest = parts[0];
    }
    return code.toString();
  }

  /** What is stored of a code. */
  String index(String code) {
    return vault.index("invitation-code", code);
  }

  /** What may have been stored of a code as somebody typed it. */
  List<String> indexes(String typed) {
    return vault.indexes("invitation-code", typed.replace("-", "").toUpperCase(Locale.ROOT));
  }

  /** As printed: {@code XXXXX-XXXXX}. */
  static String printed(String code) {
    return code.substring(0, LENGTH / 2) + "-" + code.substring(LENGTH / 2);
  }
}
