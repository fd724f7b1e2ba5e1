package cn.pufa.post;

import java.time.LocalDate;
import java.util.UUID;

/**
 * That the police were asked after somebody's records of offences against children (违法犯罪记录查询,
 * 未成年人保护法 62), and by whom. What they answered is kept nowhere: after a finding the post is not
 * confirmed, or ends.
 *
 * @param askedBy the unit that asked, such as 罗州街道办事处
 */
record RecordCheck(UUID id, UUID person, LocalDate checkedOn, String askedBy) {}
