//! Radicals that a font's table put in place of ideographs: ⼈⺠⽅ for 人民方.
//!
//! The tables follow Unicode's EquivalentUnifiedIdeograph; compatibility
//! normalisation knows the Kangxi block alone. Each lists the ideographs of
//! one block in order, a space where there is none.

/// U+2F00 to U+2FD5.
const KANGXI: &str = "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀\
     寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋\
     比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸\
     缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛\
     辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻\
     黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";

/// U+2E80 to U+2EF3.
const SUPPLEMENT: &str = "冫厂乛乚乙亻冂几刀刂卜㔾小小兀尣尢尣巳幺彑彐忄心扌攵　旡日月歺母民氵氺灬爫爫丬牛\
     犭王疋目示礻竹糹纟罓罒网罓网羊羊羋耂肀聿肉臼艹艹艹虎衤覀西见角角讠贝足车辶辶辶邑\
     钅長镸长门阜阝雨青韦页风飞食食飠饣首马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟";

/// The ideograph that a radical stands for.
pub(super) fn ideograph(c: char) -> Option<char> {
    let (table, first) = match c {
        '\u{2e80}'..='\u{2ef3}' => (SUPPLEMENT, 0x2e80),
        '\u{2f00}'..='\u{2fd5}' => (KANGXI, 0x2f00),
        _ => return None,
    };
    table.chars().nth((u32::from(c) - first) as usize).filter(|found| *found != '\u{3000}')
}

#[cfg(test)]
mod tests {
    use super::ideograph;

    #[test]
    fn radicals_become_ideographs() {
        let mended: String = "⼈⺠⽅⻢⻰⿔".chars().map(|c| ideograph(c).unwrap_or(c)).collect();
        assert_eq!(mended, "人民方马龙龜");
        assert_eq!(ideograph('⻳'), Some('龟'));
        assert_eq!(ideograph('⿔'), Some('龜'));
        assert_eq!(ideograph('\u{2e9a}'), None);
    }
}
