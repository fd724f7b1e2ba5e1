package cn.pufa.law;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A file that may hold a statute; its bytes decide what it is, not its name. */
final class StatuteFile {

  /** The longest code of the country has a seventh of it. */
  private static final int LONGEST_TEXT = 2 << 20;

  private static final byte[] ZIP = {'P', 'K', 3, 4};

  /** Word before 2007, and every encrypted document. */
  private static final byte[] COMPOUND = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

  private StatuteFile() {}

  static StatuteReading read(byte[] file) {
    if (startsWith(file, COMPOUND)) {
      return StatuteReading.refused("这是旧版 .doc 文件，或者加了密码。请在 Word 或 WPS 里去掉密码，另存为 .docx 再上传。");
    }
    if (startsWith(file, ZIP)) {
      return StatuteDocx.read(file);
    }
    if (file.length > LONGEST_TEXT) {
      return StatuteReading.refused(
          "文件有%.1f MB，法规文本最多 2 MB。请看看是不是选错了文件。".formatted(file.length / 1048576.0));
    }
    try {
      return StatuteMarkdown.read(text(file));
    } catch (CharacterCodingException fault) {
      return StatuteReading.refused("不是 UTF-8 编码的文字（可能是 GBK）。请用记事本打开，另存时编码选 UTF-8，再上传。");
    }
  }

  private static String text(byte[] file) throws CharacterCodingException {
    return StandardCharsets.UTF_8
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT)
        .decode(ByteBuffer.wrap(file))
        .toString();
  }

  static String sha256(byte[] file) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static boolean startsWith(byte[] file, byte[] magic) {
    return file.length >= magic.length
        && java.util.Arrays.equals(file, 0, magic.length, magic, 0, magic.length);
  }
}
