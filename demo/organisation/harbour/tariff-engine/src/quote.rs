use serde::{Deserialize, Serialize};

#[derive(Deserialize)]
pub struct Request {
    pub from: String,
    pub to: String,
    pub teu: u32,
}

#[derive(Serialize, PartialEq, Debug)]
pub struct Quote {
    pub freight_cents: u64,
    pub surcharge_cents: u64,
}

/// Flat rate per TEU; Suez routings carry a war-risk surcharge.
pub fn quote(request: &Request) -> Quote {
    let teu = u64::from(request.teu);
    let through_suez = request.from.starts_with("DE") && request.to.starts_with("SG");
    Quote {
        freight_cents: teu * 148_000,
        surcharge_cents: if through_suez { teu * 9_500 } else { 0 },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn suez_costs_extra() {
        let request = Request { from: "DEHAM".into(), to: "SGSIN".into(), teu: 2 };
        assert_eq!(quote(&request), Quote { freight_cents: 296_000, surcharge_cents: 19_000 });
    }
}
