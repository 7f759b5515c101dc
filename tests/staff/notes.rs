//! What an import says of a sheet that it reads: rows and columns that were passed over, references that lead nowhere,
//! ids that were made.

use super::imports::{import, said, site_without};

#[test]
fn notes_of_a_row_say_which_one() {
    let site = site_without(&["budget"]);
    let table = site.path().join("budget-of-the-section.csv");
    let rows = "id,事業名,R7当初\nb1,家庭訪問,100\nb2,相談,30,5\nb3,保育所,50\n合計,,160\n";
    std::fs::write(&table, rows).unwrap();
    let output = import(site.path(), table.to_str().unwrap(), &["--as", "budget", "--lang", "ja"]);
    let text = said(&output, site.path());
    for note in [
        "・3行目は、列の数が見出しと違います（見出し3列、この行4列）。読みませんでした。",
        "・C5セルの「合計」の数 160 は、2行を足した 150 と合いません（差 10）。",
    ] {
        assert!(text.lines().any(|line| line == note), "{text}");
    }
}

#[test]
fn notes_name_what_was_left_out_and_nothing_else() {
    let site = site_without(&["items", "indicators", "values", "budget", "schedule"]);
    let table = site.path().join("list.csv");
    let rows = "事業名,担当課,概要,担当課\n訪問,\"こども課\nなぞ課\",,x\n相談,なぞ・保育課、こども課,,y\n";
    std::fs::write(&table, rows).unwrap();
    let output = import(site.path(), table.to_str().unwrap(), &["--as", "items", "--lang", "ja"]);
    let text = said(&output, site.path());
    for note in [
        "・見出し「担当課」の列がいくつもあるので、初めの列だけを読みました（D1セルの列は読みませんでした）。",
        "・responsible の「なぞ課」は計画にないので、読みませんでした（1か所）。plan.toml か、その一覧の表に足してから、この列に書いてください。",
        "・responsible の「なぞ」は計画にないので、読みませんでした（1か所）。plan.toml か、その一覧の表に足してから、この列に書いてください。",
    ] {
        assert!(text.lines().any(|line| line == note), "{text}");
    }
    let made = std::fs::read_to_string(site.path().join("content/p/items.csv")).unwrap();
    let made = made.trim_start_matches('\u{FEFF}');
    assert_eq!(made, "id,title,responsible\r\nitem-01,訪問,こども課\r\nitem-02,相談,保育課、こども課\r\n");
}

#[test]
fn an_id_that_was_made_alone_is_no_range() {
    let site = site_without(&["budget"]);
    let table = site.path().join("one.csv");
    std::fs::write(&table, "事業名,R7当初\n家庭訪問,100\n").unwrap();
    let output = import(site.path(), table.to_str().unwrap(), &["--as", "budget", "--lang", "ja"]);
    let note =
        "・id がない行に id を作りました（line-01、1行）。公開する前なら、分かりやすい名前に変えられます。";
    let text = said(&output, site.path());
    assert!(text.lines().any(|line| line == note), "{text}");
}

/// What an import of a table with these rows says, and the table that it makes.
fn imported(list: &str, rows: &str) -> (String, String) {
    let site = site_without(&[list, "schedule"]);
    let table = site.path().join("of-the-section.csv");
    std::fs::write(&table, rows).unwrap();
    let output = import(site.path(), table.to_str().unwrap(), &["--as", list, "--lang", "ja"]);
    let made = std::fs::read_to_string(site.path().join(format!("content/p/{list}.csv")));
    (said(&output, site.path()), made.unwrap_or_default().trim_start_matches('\u{FEFF}').to_owned())
}

#[test]
fn a_column_that_names_items_says_what_money_is_for() {
    let rows = "事業名,基本施策,担当課,R7当初\n家庭訪問事業,1-1,こども課,100\n保育所整備,1-1・1-2,保育課,200\nその他,なぞ,,50\n";
    let (said, made) = imported("budget", rows);
    let note = "・「基本施策」の列は、計画の項目の名前か番号なので、items（項目）として読みました。";
    assert!(said.lines().any(|line| line == note), "{said}");
    assert!(said.contains("・items の「なぞ」は計画にないので、読みませんでした（1か所）。"), "{said}");
    let expected = "id,line,items,fiscal_year,kind,amount\n\
        line-01,家庭訪問事業,1-1,R7,initial,100\n\
        line-02,保育所整備,1-1・1-2,R7,initial,200\n\
        line-03,その他,,R7,initial,50\n";
    assert_eq!(made, expected);
    // Where few cells name items, the column is about something else.
    let (said, made) = imported("budget", "事業名,基本施策,R7当初\n訪問,1-1,100\n整備,なぞ,200\n");
    assert!(said.contains("・「基本施策」の列は、知らない見出しなので読みませんでした。"), "{said}");
    assert!(made.starts_with("id,line,fiscal_year,"), "{made}");
}

#[test]
fn columns_that_look_like_levels_say_what_makes_them_levels() {
    let rows = "基本目標,基本施策,事業名,調べた人\n育てる,訪ねる,家庭訪問,甲\n,預かる,保育,甲\n";
    let (said, _) = imported("items", rows);
    for head in ["基本目標", "基本施策"] {
        let note = format!(
            "・「{head}」の列は、項目の上の段のようですが、計画に「{head}」という段がないので読みませんでした。plan.toml の [[level]] の name を「{head}」にすると、この列の名前から上の項目を作ります。"
        );
        assert!(said.lines().any(|line| line == note), "{said}");
    }
    assert!(said.contains("・「調べた人」の列は、知らない見出しなので読みませんでした。"), "{said}");
}
