package cn.pufa.organization;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.organization.RegisterWorkbook.Fault;
import cn.pufa.platform.files.XlsxGate;
import cn.pufa.testing.OddFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that must not reach the reader, and what is said about each. */
@Timeout(20)
class XlsxGateTest {

  private static final RegisterWorkbook WORKBOOK = new RegisterWorkbook(Map.of("安铺镇", "440881108"));
  private static final String SHEET = "xl/worksheets/sheet1.xml";
  private static final String STRINGS = "xl/sharedStrings.xml";
  private static final String DAMAGED = "文件损坏，读不出来。请在 Excel 或 WPS 里打开，另存为新的 .xlsx 再上传。";

  @Test
  void refusesWhatIsNoZip() {
    assertThat(refusal("统一社会信用代码，名称\n".getBytes(StandardCharsets.UTF_8)))
        .startsWith("这不是 .xlsx 文件");
    assertThat(refusal(new byte[0])).startsWith("这不是 .xlsx 文件");
    assertThat(refusal(new byte[] {'P', 'K'})).startsWith("这不是 .xlsx 文件");
  }

  @Test
  void saysWhatAnOldOrEncryptedWorkbookIs() {
    assertThat(refusal(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0}))
        .startsWith("这是旧版 .xls 文件");
  }

  @Test
  void refusesAZipThatIsNoWorkbook() throws IOException {
    assertThat(refusal(zip(Map.of("readme.txt", "hello".getBytes())))).isEqualTo(DAMAGED);
  }

  @Test
  void refusesWhatIsPackedAsNoOfficeProgramPacks() {
    for (int way : OddFiles.ODD_WAYS) {
      assertThat(refusal(OddFiles.packedIn(way, good()))).as("way %d", way).isEqualTo(DAMAGED);
    }
  }

  @Test
  void refusesATruncatedWorkbook() {
    var file = good();
    assertThat(refusal(Arrays.copyOf(file, file.length / 2))).isEqualTo(DAMAGED);
  }

  @Test
  void refusesABombOfZerosWithoutUnpackingIt() throws IOException {
    var bomb = bombOfZeros("xl/media/image1.png", 512);
    var started = System.nanoTime();
    assertThat(refusal(bomb)).contains("100倍");
    assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void refusesMoreThan100MegabytesAtAnyRatio() throws IOException {
    var parts = new LinkedHashMap<String, byte[]>();
    var noise = new byte[2 << 20];
    new Random(1).nextBytes(noise);
    parts.put("noise.bin", noise);
    for (int i = 0; i < 10; i++) {
      parts.put("zeros%d.bin".formatted(i), new byte[10 << 20]);
    }
    assertThat(refusal(zip(parts))).contains("超过100MB");
  }

  @Test
  void refusesMoreThan2000Entries() throws IOException {
    var parts = new LinkedHashMap<String, byte[]>();
    for (int i = 0; i <= 2_000; i++) {
      parts.put("part%d.txt".formatted(i), new byte[0]);
    }
    assertThat(refusal(zip(parts))).contains("超过2,000个");
  }

  @Test
  void refusesADoctype() throws IOException {
    assertThat(refusal(with(STRINGS, doctype("UTF-8"), StandardCharsets.UTF_8)))
        .contains("DOCTYPE");
    assertThat(refusal(with("docProps/app.xml", doctype("UTF-8"), StandardCharsets.UTF_8)))
        .contains("DOCTYPE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "ISO-8859-1", "IBM037"})
  void refusesADoctypeHiddenInAnotherEncoding(String encoding) throws IOException {
    assertThat(refusal(with(STRINGS, doctype(encoding), Charset.forName(encoding))))
        .isEqualTo(DAMAGED);
  }

  @Test
  void refusesBytesThatAreNoText() throws IOException {
    assertThat(refusal(with("docProps/app.xml", "<a>\u00FF</a>", StandardCharsets.ISO_8859_1)))
        .isEqualTo(DAMAGED);
  }

  private static String doctype(String encoding) {
    return "<?xml version=\"1.0\" encoding=\"%s\"?><!DOCTYPE sst [<!ENTITY a \"ha\">]><sst>a</sst>"
        .formatted(encoding);
  }

  @Test
  void readsNoPartThatTheGateDidNotSee() throws IOException {
    var parts = parts(good());
    parts.put("xl/sheet.png", parts.remove(SHEET));
    parts.computeIfPresent(
        "xl/_rels/workbook.xml.rels",
        (name, bytes) -> text(bytes).replace("worksheets/sheet1.xml", "sheet.png").getBytes());
    assertThat(refusal(zip(parts))).isEqualTo(DAMAGED);
  }

  @Test
  void leavesPicturesAndMacrosBehind() throws IOException {
    var parts = parts(good());
    parts.put("xl/media/image1.png", new byte[] {(byte) 0x89, 'P', 'N', 'G'});
    parts.put("xl/printerSettings/printerSettings1.bin", "<!DOCTYPE plist><plist/>".getBytes());
    assertThat(WORKBOOK.read(zip(parts), LocalDate.of(2026, 11, 24)).faults()).isEmpty();
    assertThat(parts(XlsxGate.pass(zip(parts))))
        .containsKey(SHEET)
        .doesNotContainKey("xl/media/image1.png");
  }

  @Test
  void refusesACellFarToTheRight() throws IOException {
    assertThat(refusal(withRow("<c r=\"ZZZZZZ2\"><v>1</v></c>"))).contains("最多100列");
    assertThat(refusal(withRow("<c r=\"CW2\"><v>1</v></c>"))).contains("最多100列");
    assertThat(refusal(withRow("<c><v>1</v></c>".repeat(101)))).contains("最多100列");
    assertThat(refusal(withRow("<c r=\"CV2\"><v>1</v></c>"))).isNull();
  }

  @Test
  void refusesANumberThatTakesForEverToRead() throws IOException {
    assertThat(refusal(withRow("<c r=\"M2\"><v>" + "1".repeat(65) + "</v></c>")))
        .isEqualTo(DAMAGED);
    assertThat(refusal(withRow("<c r=\"M2\"><v>1<b/>1</v></c>"))).isEqualTo(DAMAGED);
    assertThat(refusal(withRow("<c r=\"M2\"><v>1E99999999</v></c>"))).isNull();
  }

  @Test
  void refusesMoreTextThanACellCanHold() throws IOException {
    assertThat(
            refusal(
                withRow("<c r=\"M2\" t=\"inlineStr\"><is><t>" + random(32_768) + "</t></is></c>")))
        .contains("超过32,767字");
    assertThat(
            refusal(
                withRow("<c r=\"M2\" t=\"inlineStr\"><is><t>" + random(32_767) + "</t></is></c>")))
        .isNull();
  }

  @Test
  void refusesMoreFormulasThanAreWorthListing() throws IOException {
    var row = "</row><row>" + "<c><f>A1</f></c>".repeat(84);
    assertThat(refusal(withRow(row.repeat(6)))).contains("公式超过500个");
    assertThat(refusal(withRow("<c r=\"M2\" t=\"s\"><f>A1</f><v>0</v></c>"))).isEqualTo(DAMAGED);
  }

  @Test
  void refusesXmlThatIsCheapToWriteAndDearToRead() throws IOException {
    assertThat(refusal(app("<a>".repeat(65) + "</a>".repeat(65)))).isEqualTo(DAMAGED);
    assertThat(refusal(app("<a " + numbered("b%d='' ", 201) + "/>"))).isEqualTo(DAMAGED);
    assertThat(refusal(app("<a " + numbered("xmlns:b%d='u' ", 201) + "/>"))).isEqualTo(DAMAGED);
    assertThat(refusal(app("<a>" + numbered("<b%d/>", 2_001) + "</a>"))).isEqualTo(DAMAGED);
    assertThat(refusal(app("<a>" + numbered("<?b%d?>", 2_001) + "</a>"))).isEqualTo(DAMAGED);
    assertThat(refusal(app("<a b='" + random(200_001) + "'/>"))).isEqualTo(DAMAGED);
  }

  @Test
  void takesWhatSpreadsheetProgramsWrite() throws IOException {
    assertThat(
            refusal(app("\uFEFF<?xml version=\"1.0\" encoding=\"utf-8\" standalone=\"yes\"?><a/>")))
        .isNull();
    assertThat(refusal(app("<a>".repeat(60) + "</a>".repeat(60)))).isNull();
    assertThat(refusal(app("<a " + numbered("b%d='' ", 150) + "/>"))).isNull();
    assertThat(refusal(app("<a>" + numbered("<b%d/>", 1_000) + "</a>"))).isNull();
    assertThat(
            refusal(
                app(
                    "<a>"
                        + random(2_000_000).replaceAll("(.{100})", "$1&amp;&lt;&#10;<b/>")
                        + "</a>")))
        .isNull();
  }

  @Test
  void readsTextWrittenAsTheResultOfAFormula() throws IOException {
    assertThat(refusal(withRow("<c r=\"M2\" t=\"str\"><v>abc</v></c>"))).isNull();
  }

  @Test
  void namesTheErrorACellShows() throws IOException {
    var parts = parts(good());
    var address = "<c r=\"F2\"";
    assertThat(text(parts.get(SHEET))).contains(address);
    parts.computeIfPresent(
        SHEET,
        (name, bytes) ->
            text(bytes)
                .replaceFirst(address + ".*?</c>", address + " t=\"e\"><v>#N/A</v></c>")
                .getBytes());
    assertThat(WORKBOOK.read(zip(parts), LocalDate.of(2026, 11, 24)).faults())
        .containsExactly(new Fault(2, "住所", "这一格显示错误值 #N/A。请改成文字。"));
  }

  @Test
  void refusesAWorkbookThatContradictsItself() throws IOException {
    assertThat(refusal(withRow("<c r=\"1\"><v>1</v></c>"))).isEqualTo(DAMAGED);
    assertThat(refusal(withRow("<c r=\"M2\" t=\"odd\"><v>1</v></c>"))).isEqualTo(DAMAGED);
    assertThat(refusal(withRow("<c r=\"M2\"><f t=\"shared\" si=\"9\"/><v>1</v></c>")))
        .isEqualTo(DAMAGED);
  }

  /** The message where the file is refused whole, null where its rows were read. */
  private static String refusal(byte[] file) {
    var reading = WORKBOOK.read(file, LocalDate.of(2026, 11, 24));
    if (reading.faults().isEmpty()) {
      return null;
    }
    assertThat(reading.rows()).isEmpty();
    assertThat(reading.faults())
        .singleElement()
        .extracting(Fault::row, Fault::column)
        .containsExactly(0, "文件");
    return reading.faults().getFirst().message();
  }

  private static byte[] good() {
    var sheet = new Spreadsheet();
    sheet.headings();
    sheet.organization(1, "名称", "廉江市演示青竹协会");
    return sheet.bytes();
  }

  /** A sound file whose second row holds these cells, too. */
  private static byte[] withRow(String cells) throws IOException {
    var parts = parts(good());
    int end = text(parts.get(SHEET)).lastIndexOf("</row>");
    parts.compute(
        SHEET,
        (name, bytes) ->
            new StringBuilder(text(bytes))
                .insert(end, cells)
                .toString()
                .getBytes(StandardCharsets.UTF_8));
    return zip(parts);
  }

  private static byte[] with(String part, String xml, Charset charset) throws IOException {
    var parts = parts(good());
    parts.put(part, xml.getBytes(charset));
    return zip(parts);
  }

  /** A sound file with this as a part that the register does not need. */
  private static byte[] app(String xml) throws IOException {
    return with("docProps/app.xml", xml, StandardCharsets.UTF_8);
  }

  private static String numbered(String format, int count) {
    return IntStream.range(0, count).mapToObj(format::formatted).collect(Collectors.joining());
  }

  /** Letters that hardly compress, so that the ratio is not what is tested. */
  private static String random(int length) {
    return new Random(1)
        .ints(length, 'a', 'z' + 1)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static Map<String, byte[]> parts(byte[] file) throws IOException {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    try (var zip = ZipFile.builder().setByteArray(file).get()) {
      for (var entry : Collections.list(zip.getEntries())) {
        parts.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
      }
    }
    return parts;
  }

  private static byte[] zip(Map<String, byte[]> parts) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new ZipOutputStream(bytes)) {
      for (var part : parts.entrySet()) {
        out.putNextEntry(new ZipEntry(part.getKey()));
        out.write(part.getValue());
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] bombOfZeros(String name, int megabytes) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new ZipOutputStream(bytes)) {
      out.putNextEntry(new ZipEntry(name));
      for (int i = 0; i < megabytes; i++) {
        out.write(new byte[1 << 20]);
      }
    }
    return bytes.toByteArray();
  }
}
