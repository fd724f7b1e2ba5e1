package cn.pufa.needs;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.identity.Divisions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names, numbers and addresses go; what the question is about stays. All people are invented. */
class CleaningTest {

  private static final Cleaning CLEANING = new Cleaning(Divisions.load());

  @ParameterizedTest
  @CsvSource({
    "我的电话是13800138000请回复, 13800138000",
    "打我手机 138 0013 8000, 0013",
    "座机0759-6612345没人接, 6612345",
    "电话１３８００１３８０００全角, １３８",
    "身份证44088119900101123X怎么改, 4408",
    "号码一三八零零一三八零零零, 一三八",
    "微信号zhang_san88加我, zhang_san88",
    "vx: abc12345, abc12345",
    "邮箱 zhangsan@example.com 收不到, zhangsan",
    "看 https://example.com/u/zhangsan 这个, example",
    "车牌粤G12345停在门口, G12345",
    "银行卡6222 0200 1234 5678 901没到账, 6222",
    "低保一个月发了583元, 583",
    "彩礼三万八千元能退吗, 三万八",
    "彩礼给了十二万能退吗, 十二",
    "1990年5月1日结的婚, 1990",
    "2026-05-31前交吗, 05",
    "我今年67岁了, 67",
    "我叫张三想问离婚, 张三",
    "我叫王小明，想离婚, 王小明",
    "我名叫阿布都，想结婚, 阿布都",
    "姓名：李大锤 申请低保, 李大锤",
    "张先生说要户口本, 张先生",
    "欧阳女士的低保停了, 欧阳",
    "李建国老师让我来问, 李建国",
    "陈主任不给办, 陈主任",
    "王某打了人, 王某",
    "李某某不给抚养费, 李某",
    "陈伟明的低保停了, 陈伟明",
    "王芳要离婚, 王芳",
    "黄秀英老人没人管, 黄秀英",
    "我老公陈大文打人, 陈大文",
    "我妈李秀兰八十岁, 李秀兰",
    "儿子叫梁小宝要上户口, 梁小宝",
    "邻居周建军打孩子, 周建军",
    "石角镇石角村委会不给盖章, 石角",
    "家住石城大道12号3栋502房, 石城大道",
    "住在河堤路88号要办低保, 河堤",
    "地址：幸福花园三栋, 幸福花园",
    "人民路6号那家养老院, 人民路",
  })
  void whatTellsWhoItWasGoes(String said, String gone) {
    assertThat(CLEANING.clean(said)).doesNotContain(gone);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "离婚冷静期怎么算",
        "领结婚证要带户口本吗",
        "低保怎么申请",
        "高龄老人有补贴吗",
        "安葬要多少钱",
        "骨灰安放在哪里",
        "社会组织年检要交什么材料",
        "如何成立社会组织",
        "孩子健康成长谁负责",
        "有关文件在哪里看",
        "黄金首饰彩礼能要回来吗",
        "老人可以自己选监护人吗",
        "农村的五保户有什么补助",
        "户口在农村能办低保吗",
        "收养孩子要什么条件",
        "前妻不让看孩子怎么办",
        "丈夫打老婆算家暴吗",
        "文明祭扫有什么规定",
        "照顾老人有没有护理补贴",
        "允许提前取墓地吗",
        "流程复杂不复杂",
        "孤儿和事实无人抚养儿童一样吗",
        "残疾人两项补贴可以一起领吗",
        "火化证丢了怎么补",
        "遗嘱要不要公证",
        "外地户口能在这里登记结婚吗",
        "民办非企业单位注销怎么办",
        "捐款要开票吗",
        "没结婚能给小孩上户口吗",
        "全家都没有收入能申请救助吗",
        "志愿者服务时长怎么记录",
        "老人院收费标准",
      })
  void whatIsAskedStays(String said) {
    assertThat(CLEANING.clean(said)).isEqualTo(said);
  }

  @ParameterizedTest
  @ValueSource(strings = {"13800138000", "67岁", "12345", "  ", "???", "😀😀", "王芳"})
  void ofWordsThatSayNothingElseNothingIsKept(String said) {
    assertThat(CLEANING.phrase(said)).isNull();
  }

  @Test
  void tagsAndControlCharactersGo() {
    assertThat(CLEANING.clean("<script>alert(1)</script>离婚\u202E\u0007 <img src=x onerror=y>怎么办"))
        .doesNotContain("<", ">", "script>", "\u202E", "\u0007")
        .contains("离婚", "怎么办");
  }

  @Test
  void longAndHostileTextCostsLittle() {
    assertThat(Duration.ofSeconds(2))
        .isGreaterThan(
            timed(
                () -> {
                  for (String part :
                      new String[] {"张", "1", "a1", "<", "石角", "我叫", "路1号", "一", "@"}) {
                    CLEANING.phrase(part.repeat(5000));
                  }
                }));
  }

  private static Duration timed(Runnable work) {
    long start = System.nanoTime();
    work.run();
    return Duration.ofNanos(System.nanoTime() - start);
  }

  @ParameterizedTest
  @CsvSource({
    "打13800138000问低保怎么办, 电话、证件或者账号",
    "张建国先生的低保停了怎么办, 姓名",
    "我叫李四怎么离婚, 姓名",
    "石角村12号的老人没人管, 住址",
  })
  void aPublicWordingThatTellsSomebodyIsNamed(String wording, String what) {
    assertThat(CLEANING.tells(wording)).contains(what);
  }

  @ParameterizedTest
  @ValueSource(strings = {"80岁老人有高龄补贴吗", "2人离婚要去哪里", "低保标准是多少元", "三万元彩礼能退吗"})
  void anAgeOrAnAmountMayBePublic(String wording) {
    assertThat(CLEANING.tells(wording)).isEmpty();
  }
}
