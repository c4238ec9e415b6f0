//! The codes of papers: their categories and kinds, in the order of the pages.

/// The eleven categories, in the order of the pages.
#[rustfmt::skip]
pub const CATEGORIES: [&str; 11] = [
    "identity", "residence", "address", "health", "income", "work", "housing", "family",
    "justice", "memories", "private",
];

/// The kinds of paper of each category; the last group fits any category.
#[rustfmt::skip]
pub const KINDS: [(&str, &[&str]); 10] = [
    ("identity", &[
        "cni", "passport", "driving_licence", "family_book", "birth_certificate", "id_photo",
        "france_identite_proof",
    ]),
    ("residence", &[
        "residence_permit", "renewal_receipt", "asylum_application", "temporary_protection",
        "visa", "ofpra_decision", "cnda_decision", "prefecture_summons",
    ]),
    ("address", &[
        "domiciliation", "hosting_certificate", "rent_receipt", "utility_bill",
        "home_insurance", "lease",
    ]),
    ("health", &[
        "carte_vitale", "health_rights_certificate", "c2s", "ame", "mutuelle",
        "mdph_notification", "prescription", "vaccination",
    ]),
    ("income", &[
        "caf_certificate", "france_travail_certificate", "payslip", "tax_notice",
        "pension_statement", "rib", "grant_notice",
    ]),
    ("work", &["cv", "work_contract", "work_certificate", "diploma", "training_certificate"]),
    ("housing", &["social_housing_request", "siao_request", "dalo_decision"]),
    ("family", &["school_certificate", "custody_decision", "child_birth_certificate"]),
    ("justice", &[
        "judgment", "summons", "legal_aid_decision", "protection_order", "guardianship_order",
    ]),
    ("any", &["explanatory_letter", "other"]),
];
