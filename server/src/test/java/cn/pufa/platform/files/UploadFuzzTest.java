package cn.pufa.platform.files;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.platform.http.Problem;
import cn.pufa.testing.CourseWorld;
import cn.pufa.testing.Given;
import cn.pufa.testing.OddFiles;
import cn.pufa.testing.Uploads;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is uploaded is taken or refused with words for the sender. */
class UploadFuzzTest {

  static Stream<byte[]> photos() {
    byte[] jpeg = Uploads.image("jpg", 8, 6);
    return Stream.of(
        jpeg,
        Uploads.image("png", 8, 6),
        OddFiles.withPlace(jpeg, 6),
        OddFiles.withBrokenPlace(jpeg, 3),
        OddFiles.pngWithPlace(Uploads.image("png", 2, 2)),
        OddFiles.heic());
  }

  @MethodSource("photos")
  @FuzzTest(maxDuration = "1h")
  void aPhotoIsTakenOrRefused(byte[] file) {
    Exif.of(file);
    refusing(() -> Photo.clean(file));
  }

  static Stream<byte[]> documents() {
    return Stream.of(
        Uploads.pdf(""),
        Uploads.pdf("/OpenAction<</S/JavaScript/J#53(1)>>"),
        OddFiles.withStream(
            "4 0 obj<</Type/ObjStm/N 1/First 4/Filter/FlateDecode>>stream\n",
            OddFiles.deflated(OddFiles.bytes("5 0 <</A 1>>"))));
  }

  @MethodSource("documents")
  @FuzzTest(maxDuration = "1h")
  void aDocumentIsTakenOrRefused(byte[] file) {
    refusing(() -> PdfGate.require(file));
  }

  static Stream<byte[]> sounds() {
    return Stream.of(Uploads.mp3(), CourseWorld.mp3(40), CourseWorld.m4a(), CourseWorld.mp4());
  }

  @MethodSource("sounds")
  @FuzzTest(maxDuration = "1h")
  void aRecordingIsTakenOrRefused(byte[] file) throws IOException {
    refusing(() -> AudioGate.admit(file));
    Path stored = Files.createTempFile("pufa-fuzz", ".media");
    try {
      Files.write(stored, file);
      refusing(() -> MediaGate.admit(stored));
    } finally {
      Files.delete(stored);
    }
  }

  static Stream<byte[]> workbooks() {
    return Stream.of(Given.workbook(Given.rows(1).subList(0, 2)));
  }

  @MethodSource("workbooks")
  @FuzzTest(maxDuration = "1h")
  void aWorkbookIsTakenOrRefused(byte[] file) {
    try {
      XlsxGate.pass(file);
    } catch (XlsxGate.Refused refused) {
      assertThat(refused).hasMessageContaining("。");
    }
  }

  private static void refusing(Runnable taking) {
    try {
      taking.run();
    } catch (Problem problem) {
      assertThat(problem.errors()).isNotEmpty();
    }
  }
}
