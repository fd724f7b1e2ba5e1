package cn.pufa.certificate;

import static cn.pufa.testing.Own.items;
import static cn.pufa.testing.Own.text;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.platform.print.LetterFont;
import cn.pufa.testing.Api;
import cn.pufa.testing.CertificateRequests;
import cn.pufa.testing.Program;
import cn.pufa.testing.SquareCodes;
import cn.pufa.testing.Staff;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The paper as other programs see it: its words by pdftotext, its picture, its square code. */
class PaperIT {

  private static final Path PICTURES = Path.of("target/pictures");
  private static final int DPI = 150;

  private static TestServer server;
  private static Api holder;
  private static UUID person;

  @BeforeAll
  static void start() {
    server = TestServer.start(Map.of("PUBLIC_URL", "https://pufa.demo.invalid"));
    var member = Staff.create(server, "paper-holder", "child_director", "440881001001");
    holder = member.api();
    person = UUID.fromString(member.id());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void itsWordsAreTextAndItsCodeOpensTheVerification() throws Exception {
    issue("演示·王小明");
    JsonObject own = items(holder.call("listMyCertificates").expect(200).json()).getFirst();
    byte[] pdf = paper(text(own, "id")).expect(200).bytes();
    Path file = Files.write(folder().resolve("certificate.pdf"), pdf);

    String words = Program.run("pdftotext", "-layout", file.toString(), "-");
    assertThat(words)
        .contains("演示·王小明")
        .contains(text(own, "number"))
        .contains("培训合格证书")
        .contains("儿童主任")
        .contains("廉江市民政局");

    BufferedImage picture = picture(pdf);
    ImageIO.write(picture, "png", folder().resolve("certificate.png").toFile());
    assertThat(picture.getWidth()).as("on its side").isGreaterThan(picture.getHeight());
    assertThat(SquareCodes.read(picture))
        .isEqualTo(text(own, "address"))
        .isEqualTo(
            "https://pufa.demo.invalid/#/packages/certificate/verify?no=" + text(own, "number"));
    Map<String, Object> number = Map.of("number", text(own, "number"));
    byte[] shown = server.api().call("getCertificateCode", number).expect(200).bytes();
    assertThat(SquareCodes.read(ImageIO.read(new ByteArrayInputStream(shown))))
        .isEqualTo(text(own, "address"));
    assertThat(text(verified(text(own, "number")), "state")).isEqualTo("valid");
  }

  @Test
  void aNameThatCannotBePrintedIsRefusedAndSaysWhichCharacter() {
    UUID id = issueTo("演示·王\uD869\uDDA5", Qualification.CHILD_SUPERVISOR);
    assertThat(paper(id.toString()).expect(409).text("detail"))
        .contains("\uD869\uDDA5")
        .contains("请联系民政局");
  }

  /** Names of the register and rarer ones that people bear. */
  @Test
  void theTypefaceCoversNamesThatPeopleBear() throws IOException {
    String rare = "阮郄逯妫翀彧珺昱琰頔赟喆堃垚犇骉祎嫚鹂濛燚淼瑀璟睿懿翯鑫";
    try (var document = new PDDocument()) {
      var font = LetterFont.embed(document);
      assertThat(font.lacking(rare)).isEmpty();
    }
  }

  @Test
  void aLongNameAndALongExamStayOnThePaper() throws Exception {
    UUID id =
        server
            .store()
            .transaction(
                tx ->
                    server
                        .node()
                        .certificates()
                        .issue(
                            tx,
                            new Award(
                                person,
                                "演示·买买提阿卜杜热合曼艾合麦提江",
                                Qualification.VOLUNTEER,
                                "演示·志愿者参加儿童关爱活动前的基本知识和强制报告要求考试（二〇二六年第二次）",
                                UUID.randomUUID(),
                                Instant.now())));
    BufferedImage picture = picture(paper(id.toString()).expect(200).bytes());
    ImageIO.write(picture, "png", folder().resolve("certificate-long.png").toFile());
    assertThat(SquareCodes.read(picture)).contains("/packages/certificate/verify?no=");
  }

  private static void issue(String name) {
    issueTo(name, Qualification.CHILD_DIRECTOR);
  }

  private static UUID issueTo(String name, Qualification qualification) {
    return CertificateRequests.issue(
        server,
        new Award(person, name, qualification, "演示·上岗考试", UUID.randomUUID(), Instant.now()));
  }

  private static Api.Answer paper(String id) {
    return holder.call("getMyCertificatePaper", Map.of("certificate", id));
  }

  private static JsonObject verified(String number) {
    return server.api().call("verifyCertificate", Map.of("number", number)).expect(200).json();
  }

  private static BufferedImage picture(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(document.getNumberOfPages()).isEqualTo(1);
      return new PDFRenderer(document).renderImageWithDPI(0, DPI);
    }
  }

  private static Path folder() throws IOException {
    return Files.createDirectories(PICTURES);
  }
}
