package cn.pufa.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.platform.http.Problem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LadderWordsTest {

  private static final LocalDate DUE = LocalDate.of(2026, 6, 1);
  private static final int ROOM = 190;

  @Test
  void leavesTheOrganisationOpen() {
    var forms = LadderWords.BEFORE.forms("演示通知", "演示发〔2026〕1号", DUE, DUE.minusDays(3), ROOM);
    assertThat(forms.email().subject()).isEqualTo("提醒：演示通知");
    assertThat(forms.inbox().body())
        .startsWith("{organization}：")
        .contains("截止日是2026年6月1日（星期一），还有3天", "文号：演示发〔2026〕1号");
    assertThat(forms.sms()).startsWith("{organization}：请在2026年6月1日（星期一）前");
  }

  @Test
  void saysHowLongItHasPassed() {
    var forms = LadderWords.AFTER.forms("演示通知", null, DUE, DUE.plusDays(15), ROOM);
    assertThat(forms.email().body()).contains("已经过了15天").doesNotContain("文号");
  }

  /** Else the message would be refused as it leaves. */
  @Test
  void aLongTitleGivesWayInAShortMessage() {
    String title = "演示".repeat(90);
    var forms = LadderWords.BEFORE.forms(title, null, DUE, DUE, ROOM);
    String longest = forms.sms().replace("{organization}", "名".repeat(20));
    assertThat(longest).hasSize(ROOM).contains("…”").endsWith("已办理的请不必理会。");
    assertThat(forms.email().subject()).endsWith(title);
    assertThat(forms.phone()).contains(title);
  }

  @Test
  void whatJustFitsIsNotCut() {
    for (String title : new String[] {"演示·年报报送工作", "演示·年报送"}) {
      String whole = LadderWords.BEFORE.forms(title, null, DUE, DUE, 1000).sms();
      int room = whole.length() + 20 - "{organization}".length();
      assertThat(LadderWords.BEFORE.forms(title, null, DUE, DUE, room).sms()).isEqualTo(whole);
    }
    assertThat(LadderWords.BEFORE.forms("演示·年报送", null, DUE, DUE, 10).sms())
        .as("six characters are kept in any case")
        .contains("“演示·年报送”");
  }

  @Test
  void bracesOfATitleAreText() {
    var forms = LadderWords.BEFORE.forms("演示{organization}{x}", null, DUE, DUE, ROOM);
    assertThat(forms.email().subject()).isEqualTo("提醒：演示｛organization｝｛x｝");
  }

  @Test
  void namesWhatIsWrong() {
    List<Problem.Field> faults = new ArrayList<>();
    new LadderWords("两行\n标题", "{contact}：{days}", "{{title}").addFaults("/before", faults);
    assertThat(faults)
        .extracting(Problem.Field::pointer)
        .containsExactly("/before/subject", "/before/body");
  }

  @Test
  void namesWhatIsWrongInEachPart() {
    List<Problem.Field> faults = new ArrayList<>();
    new LadderWords("{nobody}", "{days}", "{nothing}").addFaults("/after", faults);
    assertThat(faults)
        .extracting(Problem.Field::pointer)
        .containsExactly("/after/subject", "/after/sms");
    faults.clear();
    new LadderWords("一", "二", null).addFaults("/after", faults);
    LadderWords.BEFORE.addFaults("/before", faults);
    assertThat(faults).isEmpty();
  }
}
