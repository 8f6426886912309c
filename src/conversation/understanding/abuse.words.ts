/** Insults as people type them, with the usual disguises. */
export const INSULTS =
  /傻[逼比叉bx屄]|煞笔|沙比|沙雕|傻子|[操草艹日肏干](?:你|尼|他)(?:妈|吗|马|娘|大爷|祖宗)(?:的|逼)?|你(?:妈|吗|马)(?:的|逼|比|死了|b)|[他她]妈的?|特么的?|尼玛|妈的|妈逼|卧槽|我[操草艹]|滚(?:蛋|开|犊子|吧|远点)?|王八蛋?|混蛋|畜生|狗(?:东西|屁|娘养的|日的|官|腿子)|废物|垃圾|白痴|弱智|智障|脑残|神经病|有病|去死|死全家|不要脸|贱[人货]|婊子|杂种|饭桶|蠢(?:货|猪|蛋)?|猪(?:头|脑子)|sb|nmsl|cnm|tmd|nmd|wtf|\b(?:fuck(?:ing|er|ers)?(?: you| off)?|f\*+k?|shit|bullshit|bitch|bastard|asshole|idiots?|stupid|morons?|dumb(?:ass)?|retards?|useless|screw you|piss off|go to hell|crap|scum|jerks?|damn you|shut up)\b/g; // prettier-ignore

/** What may stand around an insult and still say nothing. */
export const FILLER =
  /你们?|他们?|她们?|我|它|真是|真|太|就是|就|是|都|全|一群|一帮|这群|这帮|那群|那帮|一伙|一个|一堆|这些|那些|这个|那个|这|那|个|的|了|啊|吧|呢|吗|么|呀|哈|哦|什么|东西|玩意儿?|机器人|客服|系统|政府|平台|给|老子|去|死|大|好|很|非常|简直|真他|\b(?:you|your|are|is|a|an|the|so|such|this|that|of|bot|robot|system|just|all|really|very|and|off|it|piece|people|guys|go|to|u|r)\b/g; // prettier-ignore

/** Alone these are what a person may want to report. */
export const NOUNS = /^(?:垃圾|废物|猪|有病|狗腿子|crap|shit)$/;
