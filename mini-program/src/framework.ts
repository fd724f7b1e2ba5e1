// The framework by itself: opening.ts lets it be read in a turn of its own.
import '@dcloudio/uni-app'
import 'pinia'
import 'vue'
