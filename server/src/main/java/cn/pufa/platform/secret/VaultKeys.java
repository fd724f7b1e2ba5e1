package cn.pufa.platform.secret;

import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/** The keys of a {@link Vault} by their id, the newest first; nothing here prints a key. */
public final class VaultKeys {

  private static final int KEY_BYTES = 32;

  /** In every copy of the program, so it protects nothing: only for invented people. */
  public static final VaultKeys DEMO =
      parse(new Secret("demo:ZGVtbyBkZW1vIGRlbW8gZGVtbyBkZW1vIGRlbW8gZGU="));

  private final SequencedMap<String, byte[]> byId;

  private VaultKeys(SequencedMap<String, byte[]> byId) {
    this.byId = Collections.unmodifiableSequencedMap(byId);
  }

  /**
   * @param text {@code k2:BASE64,k1:BASE64}, 32 bytes each
   * @throws IllegalArgumentException with a sentence that holds nothing of the text
   */
  public static VaultKeys parse(Secret text) {
    var byId = new LinkedHashMap<String, byte[]>();
    for (String entry : text.value().split(",")) {
      String[] parts = entry.strip().split(":", 2);
      if (parts.length != 2 || !parts[0].matches("[A-Za-z0-9_-]{1,20}")) {
        throw new IllegalArgumentException("must look like k2:BASE64,k1:BASE64, the newest first");
      }
      if (byId.put(parts[0], key(parts[1])) != null) {
        throw new IllegalArgumentException("names the same key twice");
      }
    }
    return new VaultKeys(byId);
  }

  private static byte[] key(String base64) {
    byte[] key;
    try {
      key = Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException notBase64) {
      throw new IllegalArgumentException("holds a key that is not Base64");
    }
    if (key.length != KEY_BYTES) {
      throw new IllegalArgumentException("holds a key that is not 32 bytes long");
    }
    return key;
  }

  /** Whether any of these keys is the demo's. */
  public boolean holdsDemoKey() {
    byte[] demo = DEMO.newest().getValue();
    return byId.values().stream().anyMatch(key -> java.util.Arrays.equals(key, demo));
  }

  Map.Entry<String, byte[]> newest() {
    return byId.firstEntry();
  }

  SequencedMap<String, byte[]> byId() {
    return byId;
  }

  @Override
  public String toString() {
    return "keys " + byId.keySet();
  }
}
