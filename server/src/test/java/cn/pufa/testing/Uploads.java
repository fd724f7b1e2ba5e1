package cn.pufa.testing;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.imageio.ImageIO;

/** Files to upload. */
public final class Uploads {

  public static final String JPEG = "image/jpeg";
  public static final String PNG = "image/png";
  public static final String PDF = "application/pdf";
  public static final String FORM = "multipart/form-data; boundary=a-boundary-of-tests";

  private Uploads() {}

  /** Uploaded with success; the file's id. */
  public static String photo(Api caller) {
    return send(caller, "event_photo", JPEG, image("jpg", 8, 6)).expect(201).text("id");
  }

  /** Uploaded with success; the file's id. */
  public static String attachment(Api caller) {
    return send(caller, "return_attachment", PDF, pdf("")).expect(201).text("id");
  }

  /** Uploaded with success by an officer; the file's id. */
  public static String scan(Api officer) {
    return send(officer, "counter_scan", PDF, pdf("")).expect(201).text("id");
  }

  public static Api.Answer send(Api caller, String purpose, String mediaType, byte[] file) {
    return caller.send("uploadFile", Map.of("purpose", purpose), mediaType, file);
  }

  /** As {@link #FORM} holds it. */
  public static byte[] form(byte[] file) {
    return form(file, "x");
  }

  public static byte[] form(byte[] file, String name) {
    var form = new ByteArrayOutputStream();
    form.writeBytes(
        "--a-boundary-of-tests\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\nContent-Type: application/octet-stream\r\n\r\n"
            .formatted(name)
            .getBytes(StandardCharsets.UTF_8));
    form.writeBytes(file);
    form.writeBytes(ascii("\r\n--a-boundary-of-tests--\r\n"));
    return form.toByteArray();
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Red on the left, blue on the right, so that a turn can be seen. */
  public static byte[] image(String format, int width, int height) {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var canvas = image.createGraphics();
    canvas.setColor(Color.RED);
    canvas.fillRect(0, 0, width / 2, height);
    canvas.setColor(Color.BLUE);
    canvas.fillRect(width / 2, 0, width - width / 2, height);
    canvas.dispose();
    var bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, format, bytes);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
    return bytes.toByteArray();
  }

  /** A frame of silence, after a tag that names somebody. */
  public static byte[] mp3() {
    byte[] tag = {'I', 'D', '3', 3, 0, 0, 0, 0, 0, 12};
    byte[] name = "TPE1 Zhang S".getBytes(StandardCharsets.ISO_8859_1);
    byte[] frame = new byte[417];
    frame[0] = (byte) 0xff;
    frame[1] = (byte) 0xfb;
    frame[2] = (byte) 0x90;
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(tag);
    bytes.writeBytes(name);
    bytes.writeBytes(frame);
    return bytes.toByteArray();
  }

  /**
   * A page with nothing on it.
   *
   * @param catalog more entries of the document's dictionary
   */
  public static byte[] pdf(String catalog) {
    return ("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R"
            + catalog
            + ">>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
            + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\n"
            + "trailer<</Size 4/Root 1 0 R>>\nstartxref\n0\n%%EOF\n")
        .getBytes(StandardCharsets.ISO_8859_1);
  }
}
