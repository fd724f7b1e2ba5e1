package cn.pufa.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.needs.Matters;
import cn.pufa.needs.SomeMatters;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.testing.BareWorkbook;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is uploaded as a ledger is read as any of its kinds, or named by row and column. */
class LedgerFuzzTest {

  private static final BusinessClock CLOCK =
      new BusinessClock(Clock.fixed(Instant.parse("2026-11-24T02:00:00Z"), BusinessClock.ZONE));
  private static final Kinds ALL = Kinds.load();
  private static final Matters MATTERS = SomeMatters.matters();

  /** Without the law and days off, which are asked of a database. */
  private static final Shelf SHELF = new Shelf(ALL, MATTERS, null, null, CLOCK, "440881");

  private static final List<Kind> KINDS =
      ALL.kinds().stream().filter(kind -> !citesArticles(kind)).toList();
  private static final byte[] GOOD =
      BareWorkbook.sheet(
          List.of("工单编号", "标题", "收到日期", "类型"), List.of("演示1号", "演示·来电", "2026-05-06", "咨询"));

  private static boolean citesArticles(Kind kind) {
    return LedgerColumns.of(kind).all().stream()
        .anyMatch(one -> one.field() != null && one.field().type() == Field.Type.ARTICLE);
  }

  /** What is taken, and under the headings of each kind a value for every type of field. */
  static Stream<byte[]> sheets() {
    return Stream.concat(
        Stream.of(GOOD, BareWorkbook.ODD), KINDS.stream().map(LedgerFuzzTest::filled));
  }

  private static byte[] filled(Kind kind) {
    List<LedgerColumns.Column> columns = LedgerColumns.of(kind).all();
    return BareWorkbook.sheet(
        columns.stream().map(LedgerColumns.Column::title).toList(),
        columns.stream().map(LedgerFuzzTest::value).toList());
  }

  private static String value(LedgerColumns.Column column) {
    Field field = column.field();
    if (field == null) {
      return switch (column.pointer()) {
        case "/receivedOn", LedgerColumns.ON -> "2026/05/06";
        case "/township" -> "440881001";
        case "/topic" -> "邻里";
        default -> "演示";
      };
    }
    return switch (field.type()) {
      case DATE, PAST -> "46143";
      case NUMBER -> "12";
      case YES -> "是";
      case CHOICE -> field.options().getFirst().title();
      case CHOICES -> field.options().getFirst().title() + "、" + field.options().getLast().code();
      case LINK -> "https://demo.invalid/1";
      default -> "演示";
    };
  }

  @MethodSource("sheets")
  @FuzzTest(maxDuration = "1h")
  void aLedgerIsReadOrRefused(byte[] sheet) {
    byte[] file = BareWorkbook.around(sheet);
    KINDS.forEach(kind -> read(kind, file));
  }

  /** So that chance begins with what is taken, and not at the gate. */
  @Test
  void theSeedsAreTakenByTheirKinds() {
    assertThat(KINDS).hasSizeGreaterThan(10);
    LedgerSheet.Reading calls = read(ALL.kind("hotline"), BareWorkbook.around(GOOD));
    assertThat(calls.faults()).isEmpty();
    assertThat(calls.entries()).hasSize(1);
    for (Kind kind : KINDS) {
      assertThat(read(kind, BareWorkbook.around(filled(kind))).faults()).as(kind.code()).isEmpty();
    }
  }

  private static LedgerSheet.Reading read(Kind kind, byte[] file) {
    return new LedgerSheet(kind, SHELF, MATTERS, CLOCK.today(), row -> {}).read(file);
  }
}
