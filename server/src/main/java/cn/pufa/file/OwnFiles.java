package cn.pufa.file;

import cn.pufa.platform.db.Tx;
import cn.pufa.platform.files.FilePurpose;
import cn.pufa.platform.files.Files;
import cn.pufa.platform.files.StoredFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What somebody uploaded: to be shown to them whole, and to be erased where nothing holds it. */
public final class OwnFiles {

  private final Files files;

  public OwnFiles(Files files) {
    this.files = files;
  }

  public List<Map<String, String>> export(Tx tx, UUID person) {
    return files.uploadedBy(tx, person).stream().map(OwnFiles::row).toList();
  }

  private static Map<String, String> row(StoredFile file) {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("用途", words(file.purpose()));
    row.put("类型", kind(file.mediaType()));
    row.put("大小", Math.max(1, file.size() / 1000) + " KB");
    row.put("上传时间", file.uploadedAt().toString());
    return row;
  }

  private static String kind(String mediaType) {
    return switch (mediaType.replaceFirst("/.*", "")) {
      case "image" -> "图片";
      case "audio" -> "录音";
      case "video" -> "视频";
      default -> mediaType.equals("application/pdf") ? "PDF 文件" : "文件";
    };
  }

  private static String words(FilePurpose purpose) {
    return switch (purpose) {
      case EVENT_PHOTO -> "普法活动照片";
      case RETURN_ATTACHMENT -> "年报附件";
      case COUNTER_SCAN -> "窗口扫描件";
      case SERVICE_PROOF -> "送达凭证";
      case RECORDING -> "朗读录音";
      case LESSON_MEDIA -> "课程的视频或录音";
      case COURSE_ATTACHMENT -> "课程附件";
      case CHARTER -> "章程";
      case COUNSEL_DOCUMENT -> "请法律顾问看的文件";
    };
  }

  /** What is part of a record stays with it. */
  public void erase(Tx tx, UUID person) {
    files.forgetUnattachedOf(tx, person);
  }
}
