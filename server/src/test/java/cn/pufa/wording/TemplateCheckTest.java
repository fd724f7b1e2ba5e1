package cn.pufa.wording;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.platform.http.Problem;
import cn.pufa.wording.Forms.Fields;
import cn.pufa.wording.Forms.SmsTemplate;
import cn.pufa.wording.Forms.Text;
import cn.pufa.wording.Placeholder.Type;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TemplateCheckTest {

  private static final Filling FILLING = new Filling(new SmsText("廉江市演示民政局", new ShortName("廉江市")));
  private static final Text INBOX = new Text("标题", "{organization}：请看。");

  private static final Placeholder DUE = new Placeholder("dueOn", Type.DAY, "截止日", null, null);
  private static final Placeholder WORD = new Placeholder("word", Type.TEXT, "文字", 10, null);
  private static final Placeholder NUMBER = new Placeholder("n", Type.NUMBER, "数", null, null);

  static List<String> starters() {
    return Starter.CODES;
  }

  @ParameterizedTest
  @MethodSource("starters")
  void whatComesWithTheProductIsSound(String code) {
    TemplateDraft draft = Starter.draft(code);
    assertThat(TemplateCheck.faults(FILLING, draft.placeholders(), draft.forms())).isEmpty();
    assertThat(draft.forms().ways()).contains(Way.INBOX, Way.EMAIL, Way.SMS, Way.PHONE);
  }

  @Test
  void aPlaceholderNobodyDeclaredIsNamedWhereItStands() {
    var forms = new Forms(new Text("{year}", "{a}{b}"), null, "{dueOn}", null, null);
    assertThat(pointers(List.of(DUE), forms))
        .containsExactly("/forms/inbox/subject", "/forms/inbox/body", "/forms/inbox/body");
  }

  @Test
  void oneThatIsNotUsedIsNamedToo() {
    assertThat(pointers(List.of(DUE), new Forms(INBOX, null, null, null, null)))
        .containsExactly("/placeholders/0/name");
  }

  @Test
  void namesAreTakenOnceAndTwoOfThemAreKept() {
    var code = new Placeholder("code", Type.TEXT, "码", 5, null);
    var name = new Placeholder("organization", Type.TEXT, "单位", null, null);
    var forms = new Forms(new Text("{dueOn}{code}", "{organization}"), null, null, null, null);
    assertThat(pointers(List.of(DUE, DUE, code, name), forms))
        .containsExactly("/placeholders/1/name", "/placeholders/2/name", "/placeholders/3/type");
  }

  @Test
  void anExampleIsOfItsType() {
    var due = new Placeholder("dueOn", Type.DAY, "截止日", null, "五月底");
    var forms = new Forms(new Text("{dueOn}", "x"), null, null, null, null);
    assertThat(pointers(List.of(due), forms)).containsExactly("/placeholders/0/example");
  }

  @Test
  void bracesAreForPlaceholdersOnly() {
    var forms = new Forms(new Text("标题", "截止日{due on}"), null, null, null, null);
    assertThat(pointers(List.of(), forms)).containsExactly("/forms/inbox/body");
  }

  @Test
  void anSmsFitsThreeSegmentsWhateverIsFilledIn() {
    // 201 less ten of the signature, eight of the shortest name, ten of the text.
    String words = "{organization}{word}" + "字".repeat(173);
    assertThat(pointers(List.of(WORD), sms(words))).isEmpty();
    assertThat(pointers(List.of(WORD), sms(words + "字"))).containsExactly("/forms/sms");
    assertThat(pointers(List.of(), sms("【民政局】请看"))).containsExactly("/forms/sms");
  }

  @Test
  void aProvidersSmsTemplateNeedsTheWordsToo() {
    var template = new SmsTemplate("SMS_1", Map.of("name", "{organization}", "due", "{dueOn}"));
    var without = new Forms(INBOX, null, null, null, null, null, null, template);
    assertThat(pointers(List.of(DUE), without)).containsExactly("/forms/sms");
    var with = new Forms(INBOX, null, "{organization}", null, null, null, null, template);
    assertThat(pointers(List.of(DUE), with)).isEmpty();
    var tooLong = new SmsTemplate("SMS_1", Map.of("name", "{organization}" + "字".repeat(28)));
    assertThat(pointers(List.of(), new Forms(INBOX, null, "短信", null, null, null, null, tooLong)))
        .containsExactly("/forms/smsTemplate/parameters/name");
  }

  @Test
  void aSubjectHasOneLineOfAHundred() {
    var forms =
        new Forms(
            INBOX,
            new Text("字".repeat(101), "x"),
            null,
            null,
            null,
            null,
            new Text("a\nb", "x"),
            null);
    assertThat(pointers(List.of(), forms))
        .containsExactly("/forms/email/subject", "/forms/letter/subject");
  }

  @ParameterizedTest
  @CsvSource({
    "thing1, {organization}, yes",
    "thing1, 十二个字十二个字十二个字{organization}, yes",
    "thing1, 十二个字十二个字十二个字字{organization}, no",
    "thing1, 十个字十个字十个字字{word}, yes",
    "thing1, 十个字十个字十个字字字{word}, no",
    "phrase2, 待报送, yes",
    "phrase2, 请尽快报送, yes",
    "phrase2, 请尽快来报送, no",
    "phrase2, {organization}, no",
    "phrase2, OK, no",
    "character_string3, DEMO-2026-1, yes",
    "character_string3, 演示2026, no",
    "date4, {dueOn}, yes",
    "date4, 2026年5月31日, yes",
    "date4, 截止{dueOn}, no",
    "date4, 五月底, no",
    "time5, 2026年5月31日 15:01, yes",
    "time5, 09:00~17:30, yes",
    "time5, {dueOn}, yes",
    "time5, 下午三点, no",
    "number6, {n}, yes",
    "number6, 12.5, yes",
    "number6, {n}家, no",
    "amount7, 100元, yes",
    "amount7, ￥100.50, yes",
    "amount7, 一百元, no",
    "phone_number8, 0759-6666666, yes",
    "phone_number8, 12345678901234567890, no",
    "name9, 演示经办人, yes",
    "name9, 演示演示演示演示演示演, no",
    "const10, 年度报告, yes",
    "letter11, abc, yes",
    "letter11, 甲, no",
    "title1, 随便, no",
    "thing, 没有号码, no"
  })
  void aFieldOfWeChatTakesWhatItsLettersSay(String field, String words, String sound) {
    var fields = new Fields("tmpl", Map.of(field, words), null);
    var declared =
        List.of(DUE, WORD, NUMBER).stream()
            .filter(one -> words.contains("{" + one.name() + "}"))
            .toList();
    for (boolean miniProgram : List.of(true, false)) {
      var forms =
          new Forms(INBOX, null, null, miniProgram ? fields : null, miniProgram ? null : fields);
      String at = miniProgram ? "/forms/subscribe" : "/forms/serviceAccount";
      if (sound.equals("yes")) {
        assertThat(pointers(declared, forms)).isEmpty();
      } else {
        assertThat(pointers(declared, forms)).containsExactly(at + "/fields/" + field);
      }
    }
  }

  private static Forms sms(String words) {
    return new Forms(INBOX, null, words, null, null);
  }

  private static List<String> pointers(List<Placeholder> declared, Forms forms) {
    return TemplateCheck.faults(FILLING, declared, forms).stream()
        .map(Problem.Field::pointer)
        .toList();
  }
}
