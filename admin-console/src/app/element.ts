import english from 'element-plus/es/locale/lang/en'
import chinese from 'element-plus/es/locale/lang/zh-cn'
import './styles/element.css'

// Element Plus in our colours and our words, beside the pages, which alone have parts of it. Its own provider of words would come
// with the shell and weigh more than the shell does; where there is none it says what stands here.
Object.assign(english, chinese)
