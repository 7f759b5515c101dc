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
