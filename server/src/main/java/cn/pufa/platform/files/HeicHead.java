package cn.pufa.platform.files;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/** How a photo in HEIC begins, which is what many phones take and nothing here can open. */
final class HeicHead {

  static final String HINT =
      "这是 HEIC 格式的照片，这里打不开。请改用 JPEG：在手机“设置”的“相机”“格式”里选“兼容性最佳”再拍，或者把照片另存为 JPG 再传。";

  private static final Set<String> BRANDS =
      Set.of("heic", "heix", "hevc", "hevx", "heim", "heis", "mif1", "msf1");

  private HeicHead() {}

  static boolean opens(byte[] upload) {
    return upload.length > 12 && text(upload, 4).equals("ftyp") && BRANDS.contains(text(upload, 8));
  }

  private static String text(byte[] bytes, int at) {
    return new String(bytes, at, 4, StandardCharsets.ISO_8859_1);
  }
}
