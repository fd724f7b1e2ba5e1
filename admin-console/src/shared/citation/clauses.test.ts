import { describe, expect, it } from 'vitest'
import { clausesIn, numberOf, statuteOf } from './clauses'

const found = (words: string, law?: string) => clausesIn(words, law).flatMap(({ words: label, clause }) => (clause ? [[label, clause.law, clause.article]] : []))

describe('clauses in words', () => {
  it('are found with their law, paragraph and item', () => {
    expect(found('社会团体登记管理条例第三十条第一款第三项')).toEqual([['社会团体登记管理条例第三十条第一款第三项', '社会团体登记管理条例', 30]])
    expect(found('《社会团体登记管理条例》第二十八条')).toEqual([['《社会团体登记管理条例》第二十八条', '社会团体登记管理条例', 28]])
    expect(found('民办非企业单位年度检查办法（民政部令第27号）第十条；社会团体参照')).toEqual([['民办非企业单位年度检查办法（民政部令第27号）第十条', '民办非企业单位年度检查办法', 10]])
  })

  it('without a law belong to the one before', () => {
    expect(found('听证不收费（行政处罚法第六十三条、第六十四条）。').map(([label, law, article]) => `${label} ${law} ${article}`)).toEqual([
      '行政处罚法第六十三条 行政处罚法 63',
      '第六十四条 行政处罚法 64',
    ])
    expect(found('慈善法第22条至第24条')).toEqual([['慈善法第22条', '慈善法', 22], ['第24条', '慈善法', 24]])
  })

  it('or to the one that is given, and to none otherwise', () => {
    expect(found('第十一条第一项', '社会组织信用信息管理办法')).toEqual([['第十一条第一项', '社会组织信用信息管理办法', 11]])
    expect(found('第十一条第一项')).toEqual([])
    expect(found('收到补正之日起重新计算（条例第三十条）')).toEqual([])
    expect(found('行政处罚法第六十一条，又见条例第三十条')).toEqual([['行政处罚法第六十一条', '行政处罚法', 61]])
  })

  it('take the bracket that opens before them along', () => {
    expect(clausesIn('还没有告知（行政处罚法第四十四条）。').map(({ before = '', words }) => [before, words])).toEqual([
      ['', '还没有告知'],
      ['（', '行政处罚法第四十四条'],
      ['', '）。'],
    ])
  })

  it('leave every other word as it was', () => {
    const words = '按照行政处罚法第四十四条，请在收到第二天起算。民法典第二百零一条、第二百零二条。'
    expect(clausesIn(words).map((piece) => piece.words).join('')).toBe(words)
    expect(found(words)[0]).toEqual(['行政处罚法第四十四条', '行政处罚法', 44])
    expect(clausesIn('没有条款')).toEqual([{ words: '没有条款' }])
  })
})

describe('the number of an article', () => {
  it.each([['七', 7], ['十', 10], ['十五', 15], ['三十', 30], ['一百零四', 104], ['二百零一', 201], ['一千零七十七', 1077], ['28', 28]])('%s is %i', (text, number) => expect(numberOf(text)).toBe(number))
})

describe('the statute that is meant', () => {
  const statutes = [{ code: 'xingzheng-chufa-fa', title: '中华人民共和国行政处罚法' }, { code: 'xinfang', title: '信访工作条例' }]

  it('is known with and without the country', () => {
    expect(statuteOf({ law: '行政处罚法', article: 4 }, statutes)).toBe('xingzheng-chufa-fa')
    expect(statuteOf({ law: '中华人民共和国行政处罚法', article: 4 }, statutes)).toBe('xingzheng-chufa-fa')
    expect(statuteOf({ law: '行政复议法', article: 20 }, statutes)).toBeUndefined()
  })

  it('of the Civil Code is the part that holds the article', () => {
    expect(statuteOf({ law: '民法典', article: 203 }, [])).toBe('minfadian-zongze')
    expect(statuteOf({ law: '民法典', article: 1077 }, [])).toBe('minfadian-hunyin-jiating')
    expect(statuteOf({ law: '民法典', article: 500 }, [])).toBeUndefined()
  })
})
