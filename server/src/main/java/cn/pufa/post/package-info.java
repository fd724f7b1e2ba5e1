/**
 * Posts (岗位): who looks after children in each village (儿童主任) and township (儿童督导员), and who helps
 * as a volunteer (民发〔2019〕34号; 未成年人保护法 43, 81; 志愿服务条例 7).
 *
 * <p>A person asks for a post (a role for a village or township): a volunteer has it at once, the
 * township decides on a 儿童主任, the bureau on a 儿童督导员.
 */
package cn.pufa.post;
