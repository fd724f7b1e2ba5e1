package cn.pufa.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FiguresTest {

  @ParameterizedTest
  @CsvSource({
    "三十日内, 30 日",
    "30日内, 30 日",
    "30 天, 30 日",
    "六十日, 60 日",
    "十个工作日, 10 工作日",
    "10个工作日, 10 工作日",
    "不满十八周岁, 18 岁",
    "18岁以下, 18 岁",
    "八十周岁以上, 80 岁",
    "六个月, 6 月",
    "半年, 6 月",
    "七十二小时, 72 小时",
    "二十四时, 24 时",
    "22 时, 22 时",
    "每周至少一周一次, 1 周",
    "两年, 2 年",
    "二年, 2 年",
    "二〇二六年, 2026 年",
    "一九九九年, 1999 年",
    "一千零七十七元, 1077 元",
    "三万元, 30000 元",
    "3 万元, 30000 元",
    "3万元, 30000 元",
    "3.5万元, 35000 元",
    "十万元, 100000 元",
    "二十万零五百元, 200500 元",
    "百分之三十, 30 %",
    "30%, 30 %",
    "二分之一, 50 %",
    "1/2, 50 %",
    "一半, 50 %",
    "半数以上, 50 %",
    "四分之一, 25 %",
    "三代以内, 3 代",
    "五十个以上, 50 个",
    "50 人, 50 个",
    "三倍, 3 倍",
    "第四十条, 40 条",
    "第一千零七十七条, 1077 条",
    "看 3 章, 3 ''"
  })
  void readsOne(String text, String expected) {
    assertThat(Figures.in(text)).hasSize(1);
    Figure figure = Figures.in(text).getFirst();
    assertThat((figure.value().toPlainString() + " " + figure.unit()).strip())
        .isEqualTo(expected.replace("''", "").strip());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "一起去登记",
        "任何一方都可以",
        "一个人去",
        "只说一次",
        "第二天再去",
        "第二次起诉",
        "十分重要",
        "千万不要",
        "万一人不见了",
        "拨打 12345",
        "先打110，再打12355",
        "五保户",
        "老百姓",
        "统一办理"
      })
  void leavesWordsAlone(String text) {
    assertThat(Figures.in(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"亿万元", "万万人", "0分之五", "5/0", "千千万万户", "十百千个", "至3到", "第", ""})
  void staysCalmWhereNumeralsSayNothing(String text) {
    assertThat(Figures.unstated(text, List.of(text))).isEmpty();
  }

  @Test
  void readsRangesWhole() {
    assertThat(values("百分之二十至三十")).containsExactly("20", "30");
    assertThat(values("百分之二十至百分之三十的比例")).containsExactly("20", "30");
    assertThat(values("20% 至 30%")).containsExactly("20", "30");
    assertThat(values("三至五年")).containsExactly("3", "5");
    assertThat(values("3到5天")).containsExactly("3", "5");
    assertThat(values("2026年7月1日")).containsExactly("2026", "7", "1");
  }

  @ParameterizedTest
  @CsvSource({
    "30天内交,应当自收到之日起三十日内提交",
    "满18岁,年满十八周岁的公民",
    "超过一半的人同意,经二分之一以上成员同意",
    "罚2万到20万元,处二万元以上二十万元以下罚款",
    "要 50 名会员,有五十个以上的个人会员",
    "每年交一次就是一年一次,每年向登记机关报告",
    "等5个工作日,五日内；本法的日是指工作日",
    "看第11条,第十一条 任何组织",
    "10天 20% 三岁,10日、百分之二十、3周岁"
  })
  void findsWhatTheSourceStates(String sentence, String source) {
    assertThat(Figures.unstated(sentence, List.of(source))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "20天内交,应当在三十日内提交,20天",
    "10个工作日,十日内答复,10个工作日",
    "10天,十个工作日内答复,10天",
    "18岁,十六周岁以上,18岁",
    "3个月,三年,3个月",
    "交200元,不收费,200元",
    "1000元,一千零一元,1000元",
    "第12条,第十一条 任何人,12条",
    "三分之一同意,二分之一以上同意,三分之一"
  })
  void namesWhatNoSourceStates(String sentence, String source, String missing) {
    assertThat(Figures.unstated(sentence, List.of(source))).containsExactly(missing);
  }

  @Test
  void oneOfSeveralSourcesIsEnough() {
    assertThat(Figures.unstated("先等30天，满18岁", List.of("三十日", "十八周岁"))).isEmpty();
    assertThat(Figures.unstated("先等30天", List.of())).containsExactly("30天");
  }

  private static List<String> values(String text) {
    return Figures.in(text).stream().map(figure -> figure.value().toPlainString()).toList();
  }
}
