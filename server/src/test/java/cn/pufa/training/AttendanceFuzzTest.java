package cn.pufa.training;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.post.PostRole;
import cn.pufa.testing.BareWorkbook;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever comes back as a list of attendance is read or named by row and column, and marked. */
class AttendanceFuzzTest {

  private static final UUID SESSION = UUID.fromString("0198a000-0000-7000-8000-000000000001");
  private static final int FULL_MINUTES = 180;
  private static final List<AttendanceViews.Row> EXPECTED =
      IntStream.rangeClosed(1, 3).mapToObj(AttendanceFuzzTest::person).toList();
  private static final List<String> HEAD = List.of("培训编号：" + SESSION);
  private static final List<String> HEADINGS = List.of("编号", "姓名", "到场情况", "分钟", "备注");
  private static final byte[] GOOD =
      BareWorkbook.sheet(
          HEAD,
          HEADINGS,
          List.of("1", "演示·1", "到场", "", ""),
          List.of("2", "演示·2", "迟到", "150", "演示·路上"));

  private static AttendanceViews.Row person(int number) {
    return new AttendanceViews.Row(
        new UUID(0, number),
        number,
        "演示·" + number,
        PostRole.CHILD_DIRECTOR,
        "440881001001",
        "演示村",
        null,
        List.of());
  }

  /** Rows from 1 to 1,048,576 are all that a sheet has. */
  private static byte[] placedAt(String row) {
    return new String(GOOD, StandardCharsets.UTF_8)
        .replace("r=\"A3\"", "r=\"A" + row + "\"")
        .replace("演示·1", "演示·别人")
        .getBytes(StandardCharsets.UTF_8);
  }

  static Stream<byte[]> sheets() {
    return Stream.of(
        GOOD,
        placedAt("0"),
        placedAt("1048577"),
        BareWorkbook.sheet(
            HEAD,
            HEADINGS,
            List.of("3", "演示·3", "请假", "", ""),
            List.of("3", "演示·别人", "来了", "9999", ""),
            List.of("99", "演示·9", "早退", "", "")),
        BareWorkbook.ODD);
  }

  @MethodSource("sheets")
  @FuzzTest(maxDuration = "1h")
  void anAttendanceSheetIsReadOrMarked(byte[] sheet) {
    AttendanceSheet.Reading reading = read(sheet);
    if (!reading.faults().isEmpty() && !reading.cells().isEmpty()) {
      AttendanceWorkbook.marked(reading);
    }
  }

  /** So that chance begins with what is taken, and not at the gate. */
  @Test
  void theFirstSeedIsTaken() {
    assertThat(read(GOOD).faults()).isEmpty();
    assertThat(read(GOOD).lines()).hasSize(2);
  }

  private static AttendanceSheet.Reading read(byte[] sheet) {
    return new AttendanceSheet(SESSION, FULL_MINUTES, EXPECTED).read(BareWorkbook.around(sheet));
  }
}
