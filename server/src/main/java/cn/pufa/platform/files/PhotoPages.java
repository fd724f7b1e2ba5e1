package cn.pufa.platform.files;

import cn.pufa.platform.http.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/**
 * Photos of paper as one PDF: a page of A4 each, lying where the photo is wider than it is high.
 */
final class PhotoPages {

  private static final int MOST_BYTES = 20 * 1024 * 1024;

  private PhotoPages() {}

  /**
   * @param photos JPEGs as {@link Photo} makes them: upright, and of a modest size
   */
  static byte[] join(List<byte[]> photos) {
    try (var document = new PDDocument()) {
      for (byte[] photo : photos) {
        add(document, JPEGFactory.createFromByteArray(document, photo));
      }
      var bytes = new ByteArrayOutputStream();
      document.save(bytes);
      if (bytes.size() > MOST_BYTES) {
        throw Problem.invalid("/uploads", "这些照片合起来超过 20 MB。请分成两份上传。");
      }
      return bytes.toByteArray();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static void add(PDDocument document, PDImageXObject image) throws IOException {
    boolean wide = image.getWidth() > image.getHeight();
    PDRectangle a4 = PDRectangle.A4;
    var size = wide ? new PDRectangle(a4.getHeight(), a4.getWidth()) : a4;
    var page = new PDPage(size);
    document.addPage(page);
    float scale =
        Math.min(size.getWidth() / image.getWidth(), size.getHeight() / image.getHeight());
    float width = image.getWidth() * scale;
    float height = image.getHeight() * scale;
    try (var content = new PDPageContentStream(document, page)) {
      content.drawImage(
          image, (size.getWidth() - width) / 2, (size.getHeight() - height) / 2, width, height);
    }
  }
}
