//! Every kind of mess a file as such can be; the people are made up.

use super::{Broken, MAX_CELL_BYTES, Table, TableError, read};

fn table(text: &str) -> Table {
    read(text.as_bytes()).ok().unwrap()
}

fn cells(table: &Table) -> Vec<Vec<&str>> {
    let whole = table.rows.iter().filter_map(|row| row.cells.as_ref().ok());
    whole.map(|cells| cells.iter().map(String::as_str).collect()).collect()
}

fn numbers(table: &Table) -> Vec<usize> {
    table.rows.iter().map(|row| row.number).collect()
}

#[test]
fn encodings_are_found_out() {
    let text = "numero;nimi\n1;Öysti Åkerpää\n2;Jäärä Höttö\n";
    let windows = encoding_rs::WINDOWS_1252.encode(text).0.into_owned();
    let utf_16 = |to_bytes: fn(u16) -> [u8; 2]| -> Vec<u8> { text.encode_utf16().flat_map(to_bytes).collect() };
    let with_mark = |mark: &[u8], bytes: Vec<u8>| [mark, &bytes].concat();
    for (bytes, encoding) in [
        (text.as_bytes().to_vec(), "UTF-8"),
        (with_mark(b"\xEF\xBB\xBF", text.as_bytes().to_vec()), "UTF-8"),
        (windows, "windows-1252"),
        (with_mark(b"\xFF\xFE", utf_16(u16::to_le_bytes)), "UTF-16LE"),
        (with_mark(b"\xFE\xFF", utf_16(u16::to_be_bytes)), "UTF-16BE"),
        (utf_16(u16::to_le_bytes), "UTF-16LE"),
        (utf_16(u16::to_be_bytes), "UTF-16BE"),
    ] {
        let table = read(&bytes).ok().unwrap();
        assert_eq!(table.encoding, encoding);
        assert_eq!(table.header, ["numero", "nimi"], "{encoding}");
        assert_eq!(
            cells(&table),
            [["1", "Öysti Åkerpää"], ["2", "Jäärä Höttö"]],
            "{encoding}"
        );
    }
}

#[test]
fn a_stray_byte_does_not_spoil_the_letters_of_a_utf_8_file() {
    let bytes = [
        "nimi;kunta\nÖysti;Äänekoski\nÅke;Närpiö\n".as_bytes(),
        b"J\xE4\xE4r\xE4;Oulu\n",
        "Höttö;Jämsä\nÄly;Mäntsälä\nYö;Hämeenkyrö\nTyö;Töölö\n".as_bytes(),
    ]
    .concat();
    let table = read(&bytes).ok().unwrap();
    assert_eq!(table.encoding, "UTF-8");
    assert_eq!(cells(&table)[2], ["Jäärä", "Oulu"]);
    assert_eq!(cells(&table)[0], ["Öysti", "Äänekoski"]);
}

#[test]
fn delimiters_are_found_out() {
    for delimiter in [';', ',', '\t', '|'] {
        let table = table(&format!(
            "nro{delimiter}nimi{delimiter}kunta\n1{delimiter}\"Jäärä, Höttö; ja\"{delimiter}Oulu\n"
        ));
        assert_eq!(char::from(table.delimiter), delimiter);
        assert_eq!(cells(&table), [["1", "Jäärä, Höttö; ja", "Oulu"]]);
    }
}

#[test]
fn a_spreadsheet_may_announce_the_delimiter() {
    let table = table("sep=|\r\nnro|nimi;kutsumanimi\r\n1|Jäärä;Höttö\r\n");
    assert_eq!(char::from(table.delimiter), '|');
    assert_eq!(table.header, ["nro", "nimi;kutsumanimi"]);
}

#[test]
fn quoted_cells_hold_newlines_delimiters_and_quotes() {
    let table = table("nro;nimi;huom\r\n1;Jäärä;\"ensin\nsitten; ja \"\"näin\"\"\"\r\n2;Höttö;\r\n");
    assert_eq!(
        cells(&table),
        [["1", "Jäärä", "ensin\nsitten; ja \"näin\""], ["2", "Höttö", ""]]
    );
    assert_eq!(numbers(&table), [1, 2]);
}

#[test]
fn an_unclosed_quote_costs_one_row_not_the_file() {
    let table = table("nro;nimi;huom\n1;Jäärä;\"auki\n2;Höttö;x\n3;Öysti;\"a\nb\"\n4;Yö;\"kiinni\"\n");
    let names: Vec<_> = cells(&table).iter().map(|row| row[1].to_owned()).collect();
    assert_eq!(names, ["Jäärä", "Höttö", "Öysti", "Yö"]);
}

#[test]
fn a_quote_inside_a_cell_is_a_letter() {
    let table = table("nro;nimi;huom\n1;Olli \"Olka\" Höttö;\"Olka\" itse\n2;Jäärä;\"a\nb\"\n");
    assert_eq!(
        cells(&table),
        [["1", "Olli \"Olka\" Höttö", "Olka itse"], ["2", "Jäärä", "a\nb"]]
    );
}

#[test]
fn blank_rows_and_repeated_headers_are_counted_but_are_no_rows() {
    let table = table("nro;nimi\n1;Jäärä\n\n;\nNRO;Nimi\n2;Höttö\n\n");
    assert_eq!(cells(&table), [["1", "Jäärä"], ["2", "Höttö"]]);
    assert_eq!(numbers(&table), [1, 5]);
}

#[test]
fn a_title_above_the_header_is_passed_over() {
    let table = table("Asiakasluettelo 1.2.2020\n\nnro;nimi;kunta\n1;Jäärä;Oulu\n");
    assert_eq!(table.header, ["nro", "nimi", "kunta"]);
    assert_eq!(numbers(&table), [1]);
}

#[test]
fn ragged_rows_are_filled_or_broken() {
    let table = table("nro;nimi;kunta;huom\n1;Jäärä;Oulu\n2;Höttö;Oulu;x;;\n3;Öysti;Oulu;x;y\nYhteensä 3\n");
    let broken: Vec<_> = table.rows.iter().map(|row| row.cells.as_ref().err().copied()).collect();
    assert_eq!(
        broken,
        [None, None, Some(Broken::TooManyCells), Some(Broken::TooFewCells)]
    );
    assert_eq!(cells(&table)[0], ["1", "Jäärä", "Oulu", ""]);
    assert_eq!(cells(&table)[1].len(), 4);
}

#[test]
fn column_names_are_told_apart() {
    let table = table("nimi; nimi ;\nA;B;C\n");
    assert_eq!(table.header, ["nimi", "nimi (2)", "(3)"]);
}

#[test]
fn old_line_ends_are_read() {
    let table = table("nro;nimi\r1;Jäärä\r2;Höttö");
    assert_eq!(cells(&table), [["1", "Jäärä"], ["2", "Höttö"]]);
}

#[test]
fn what_is_no_table_is_refused() {
    assert_eq!(read(b"").err(), Some(TableError::Empty));
    assert_eq!(read(b"\n\n ; \n").err(), Some(TableError::Empty));
    assert_eq!(read(b"PK\x03\x04\0\0\x08\0\x01\x02").err(), Some(TableError::NotText));
    let long = format!("nro;nimi\n1;{}\n2;Jäärä\n", "x".repeat(MAX_CELL_BYTES + 1));
    let table = table(&long);
    assert_eq!(table.rows[0].cells.as_ref().err(), Some(&Broken::CellTooLong));
    assert_eq!(cells(&table), [["2", "Jäärä"]]);
}

#[test]
fn a_file_of_unclosed_quotes_is_read_in_good_time() {
    let rows = 20_000;
    let text = format!("nro;nimi\n{}", "a\";\"y\n".repeat(rows));
    assert_eq!(table(&text).rows.len(), rows);
    let text = format!("nro;nimi\n1;\"{}", "x;y\n".repeat(rows));
    assert_eq!(table(&text).rows.len(), rows);
}
