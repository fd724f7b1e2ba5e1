package cn.pufa.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.pufa.platform.http.Problem;
import cn.pufa.wording.Filling.ChannelPreview;
import cn.pufa.wording.Forms.Fields;
import cn.pufa.wording.Forms.Text;
import cn.pufa.wording.Placeholder.Type;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Filling of words and forms, and the values that may stand in them. */
class WordingTest {

  private static final String NAME = "廉江市石角镇演示小榕树青少年社会工作服务中心";
  private static final Filling FILLING = new Filling(new SmsText("演示民政局", new ShortName("廉江市")));

  @Test
  void aValueThatHoldsBracesIsText() {
    assertThat(Wording.fill("{a}与{b}", Map.of("a", "{b}$1", "b", "乙"))).isEqualTo("{b}$1与乙");
  }

  @Test
  void aPlaceholderWithoutAValueIsAFaultOfOurs() {
    assertThatIllegalArgumentException().isThrownBy(() -> Wording.fill("{a}", Map.of()));
  }

  @Test
  void everyChannelGetsWhatItTakes() {
    var fields = new Fields("tmpl", Map.of("thing1", "{organization}", "date2", "{dueOn}"), null);
    var words = new Text("请{organization}报送", "{organization}：截止日{dueOn}。");
    var forms =
        new Forms(
            words,
            words,
            "{organization}请在{dueOn}前报送",
            fields,
            null,
            "请问是{organization}吗",
            null,
            null);
    String day = Placeholder.day(LocalDate.of(2026, 5, 31));
    Forms filled = FILLING.fill(forms, Map.of("organization", NAME, "dueOn", day));
    assertThat(filled.inbox().body()).isEqualTo(NAME + "：截止日2026年5月31日（星期日）。");
    assertThat(filled.sms()).isEqualTo(NAME + "请在2026年5月31日（星期日）前报送");
    assertThat(filled.phone()).isEqualTo("请问是" + NAME + "吗");
    assertThat(filled.subscribe().fields())
        .containsEntry("thing1", "石角镇演示小榕树青少年社会工作服务中心")
        .containsEntry("date2", "2026年5月31日");
    assertThat(filled.subscribe().template()).isEqualTo("tmpl");
    assertThat(filled.letter()).isNull();
  }

  @Test
  void thePreviewSaysWhatWasShortenedAndWhatIsTooLong() {
    var fields = new Fields("tmpl", Map.of("thing1", "{organization}年度报告"), null);
    var forms =
        new Forms(new Text("标", "文"), null, "{organization}，" + "字".repeat(300), fields, null);
    Map<Way, ChannelPreview> byWay =
        FILLING.preview(forms, Map.of("organization", NAME)).stream()
            .collect(Collectors.toMap(ChannelPreview::channel, one -> one));
    Filling.Part thing = byWay.get(Way.SUBSCRIBE).parts().getFirst();
    assertThat(thing.text()).isEqualTo("石角镇演示小榕树青少年…服务中心年度报告");
    assertThat(thing.length()).isEqualTo(20).isEqualTo(thing.limit());
    assertThat(thing.shortened()).isTrue();
    assertThat(thing.isTooLong()).isFalse();
    ChannelPreview sms = byWay.get(Way.SMS);
    assertThat(sms.parts().getFirst().text()).startsWith("【演示民政局】");
    assertThat(sms.parts().getFirst().isTooLong()).isTrue();
    assertThat(sms.segments()).isEqualTo(5);
    assertThat(byWay.get(Way.INBOX).segments()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "day, 2026-05-31, 2026年5月31日（星期日）",
    "day, 2026-02-30,",
    "day, 明天,",
    "year, 2025, 2025",
    "year, 25,",
    "document_number, 廉民发〔2026〕12号, 廉民发〔2026〕12号",
    "document_number, 廉民发[2026]12号,",
    "number, 12.5, 12.5",
    "number, 十二,",
    "phone, 0759-6666666, 0759-6666666",
    "phone, 请打电话,",
    "url, https://example.invalid/a?b=c, https://example.invalid/a?b=c",
    "url, http://example.invalid/,",
    "url, javascript:alert(1),",
    "text, 说明, 说明"
  })
  void aValueIsOfItsType(String type, String value, String written) {
    var one = new Placeholder("x", Type.valueOf(type.toUpperCase()), "某项", null, null);
    assertThat(one.written(value).orElse(null)).isEqualTo(written);
  }

  @Test
  void aTextHasItsLength() {
    var one = new Placeholder("x", Type.TEXT, "某项", 5, null);
    assertThat(one.written("一二三四五")).isPresent();
    assertThat(one.written("一二三四五六")).isEmpty();
    assertThat(one.written("一\u0007")).isEmpty();
    assertThat(one.written(" ")).isEmpty();
  }

  @Test
  void eachValueThatIsMissingWrongOrUnknownIsNamed() {
    var declared =
        List.of(
            new Placeholder("year", Type.YEAR, "报告年度", null, null),
            new Placeholder("dueOn", Type.DAY, "截止日", null, null),
            new Placeholder("organization", Type.ORGANIZATION, "单位名称", null, null));
    assertThatThrownBy(
            () -> Values.written(declared, Map.of("dueOn", "2026-02-30", "hello", "x"), "/values"))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> {
              assertThat(problem.type().status()).isEqualTo(422);
              assertThat(problem.errors())
                  .extracting(Problem.Field::pointer)
                  .containsExactly("/values/year", "/values/dueOn", "/values/hello");
            });
    assertThat(Values.written(declared, Map.of("year", "2025", "dueOn", "2026-06-01"), "/values"))
        .containsOnly(Map.entry("year", "2025"), Map.entry("dueOn", "2026年6月1日（星期一）"));
  }
}
