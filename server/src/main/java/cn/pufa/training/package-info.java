/** Training of 儿童主任 and 儿童督导员 (民发〔2019〕34号): the sessions held; the yearly figures count them. */
package cn.pufa.training;
