package cn.pufa.organization;

import cn.pufa.testing.BareWorkbook;
import cn.pufa.testing.Given;
import cn.pufa.testing.OddFiles;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is uploaded as a register is read or named by row and column, and throws nothing. */
class RegisterFuzzTest {

  private static final int ZSTANDARD = 93;
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
  private static final RegisterWorkbook WORKBOOK = new RegisterWorkbook(Map.of("演示镇", "440881108"));

  static Stream<byte[]> files() {
    byte[] workbook = Given.workbook(Given.rows(1).subList(0, 3));
    return Stream.of(workbook, OddFiles.packedIn(ZSTANDARD, workbook));
  }

  @MethodSource("files")
  @FuzzTest(maxDuration = "1h")
  void aRegisterIsReadOrRefused(byte[] file) {
    WORKBOOK.read(file, TODAY);
  }

  static Stream<byte[]> sheets() {
    return Stream.of(
        ("<worksheet><sheetData><row r=\"1\"><c r=\"A1\""
                + " t=\"inlineStr\"><is><t>名称</t></is></c><c r=\"B1\""
                + " t=\"inlineStr\"><is><t>统一社会信用代码</t></is></c></row><row r=\"2\"><c"
                + " r=\"A2\"><v>1</v></c><c r=\"B2\""
                + " t=\"b\"><v>1</v></c></row></sheetData></worksheet>")
            .getBytes(StandardCharsets.UTF_8),
        BareWorkbook.ODD);
  }

  /** What lies within the ZIP, which chance alone would not pack. */
  @MethodSource("sheets")
  @FuzzTest(maxDuration = "1h")
  void aSheetIsReadOrRefused(byte[] sheet) {
    WORKBOOK.read(BareWorkbook.around(sheet), TODAY);
  }
}
