// Settings of vanilla-cookieconsent 3 (CookieConsent.run). Made from https://tietosuoja.example.fi/sv/cookies/, version 2027-03-01.
export default {
  "revision": 169537883475004,
  "categories": {
    "necessary": {
      "enabled": true,
      "readOnly": true
    },
    "statistics": {
      "enabled": false,
      "readOnly": false,
      "services": {
        "pahittade-bokhandeln-e78893794af6": {
          "label": "Påhittade Bokhandeln Ab"
        }
      }
    }
  },
  "language": {
    "default": "sv",
    "autoDetect": "document",
    "translations": {
      "fi": {
        "consentModal": {
          "title": "Evästeet tällä sivustolla",
          "description": "Käytämme välttämättömiä evästeitä. Muita käytämme vain suostumuksellasi. Voit muuttaa valintaasi milloin tahansa. <a href=\"https://tietosuoja.example.fi/cookies/\">Lue lisää evästeistä</a>",
          "acceptAllBtn": "Hyväksy kaikki",
          "acceptNecessaryBtn": "Vain välttämättömät",
          "showPreferencesBtn": "Valitse"
        },
        "preferencesModal": {
          "title": "Evästeasetukset",
          "acceptAllBtn": "Hyväksy kaikki",
          "acceptNecessaryBtn": "Vain välttämättömät",
          "savePreferencesBtn": "Tallenna valinnat",
          "closeIconLabel": "Sulje",
          "sections": [
            {
              "title": "Välttämättömät",
              "description": "<p>Niitä tarvitaan pyytämääsi ostoskoria varten.</p>",
              "linkedCategory": "necessary",
              "cookieTable": {
                "headers": {
                  "name": "Nimi",
                  "provider": "Tarjoaja",
                  "purpose": "Käyttötarkoitus",
                  "duration": "Voimassaoloaika"
                },
                "body": [
                  {
                    "name": "basket",
                    "provider": "Påhittade Bokhandeln Ab",
                    "purpose": "Pitää ostoskorin",
                    "duration": "Kunnes selain suljetaan"
                  }
                ]
              }
            },
            {
              "title": "Tilastot",
              "description": "<p>Ne laskevat sivunäyttöjä, jos annat suostumuksesi Kakburkenissa. Peruutat suostumuksen samassa paikassa.</p>",
              "linkedCategory": "statistics",
              "cookieTable": {
                "headers": {
                  "name": "Nimi",
                  "provider": "Tarjoaja",
                  "purpose": "Käyttötarkoitus",
                  "duration": "Voimassaoloaika"
                },
                "body": [
                  {
                    "name": "visits",
                    "provider": "Påhittade Bokhandeln Ab",
                    "purpose": "Laskee sivunäytöt",
                    "duration": "6 kuukautta"
                  }
                ]
              }
            }
          ]
        }
      },
      "sv": {
        "consentModal": {
          "title": "Kakor på den här webbplatsen",
          "description": "Vi använder nödvändiga kakor (cookies). Andra använder vi bara med ditt samtycke. Du kan ändra ditt val när som helst. <a href=\"https://tietosuoja.example.fi/sv/cookies/\">Läs mer om kakor</a>",
          "acceptAllBtn": "Godkänn alla",
          "acceptNecessaryBtn": "Bara nödvändiga",
          "showPreferencesBtn": "Välj"
        },
        "preferencesModal": {
          "title": "Inställningar för kakor",
          "acceptAllBtn": "Godkänn alla",
          "acceptNecessaryBtn": "Bara nödvändiga",
          "savePreferencesBtn": "Spara valen",
          "closeIconLabel": "Stäng",
          "sections": [
            {
              "title": "Nödvändiga",
              "description": "<p>De behövs för varukorgen som du har bett om.</p>",
              "linkedCategory": "necessary",
              "cookieTable": {
                "headers": {
                  "name": "Namn",
                  "provider": "Leverantör",
                  "purpose": "Ändamål",
                  "duration": "Giltighetstid"
                },
                "body": [
                  {
                    "name": "basket",
                    "provider": "Påhittade Bokhandeln Ab",
                    "purpose": "Håller varukorgen",
                    "duration": "Tills webbläsaren stängs"
                  }
                ]
              }
            },
            {
              "title": "Statistik",
              "description": "<p>De räknar sidvisningar, om du ger ditt samtycke i Kakburken. Samtycket återkallar du på samma ställe.</p>",
              "linkedCategory": "statistics",
              "cookieTable": {
                "headers": {
                  "name": "Namn",
                  "provider": "Leverantör",
                  "purpose": "Ändamål",
                  "duration": "Giltighetstid"
                },
                "body": [
                  {
                    "name": "visits",
                    "provider": "Påhittade Bokhandeln Ab",
                    "purpose": "Räknar sidvisningar",
                    "duration": "6 månader"
                  }
                ]
              }
            }
          ]
        }
      },
      "en": {
        "consentModal": {
          "title": "Cookies on this site",
          "description": "We use necessary cookies. With your consent we use others too. You can change your choice at any time. <a href=\"https://tietosuoja.example.fi/en/cookies/\">Read more about cookies</a>",
          "acceptAllBtn": "Accept all",
          "acceptNecessaryBtn": "Only necessary",
          "showPreferencesBtn": "Choose"
        },
        "preferencesModal": {
          "title": "Cookie settings",
          "acceptAllBtn": "Accept all",
          "acceptNecessaryBtn": "Only necessary",
          "savePreferencesBtn": "Save choices",
          "closeIconLabel": "Close",
          "sections": [
            {
              "title": "Necessary",
              "description": "<p>They are needed for the basket that you asked for.</p>",
              "linkedCategory": "necessary",
              "cookieTable": {
                "headers": {
                  "name": "Name",
                  "provider": "Provider",
                  "purpose": "Purpose",
                  "duration": "Lifetime"
                },
                "body": [
                  {
                    "name": "basket",
                    "provider": "Påhittade Bokhandeln Ab",
                    "purpose": "Keeps the basket",
                    "duration": "Until the browser is closed"
                  }
                ]
              }
            },
            {
              "title": "Statistics",
              "description": "<p>They count page views, if you give your consent in Kakburken. You withdraw it in the same place.</p>",
              "linkedCategory": "statistics",
              "cookieTable": {
                "headers": {
                  "name": "Name",
                  "provider": "Provider",
                  "purpose": "Purpose",
                  "duration": "Lifetime"
                },
                "body": [
                  {
                    "name": "visits",
                    "provider": "Påhittade Bokhandeln Ab",
                    "purpose": "Counts page views",
                    "duration": "6 months"
                  }
                ]
              }
            }
          ]
        }
      }
    }
  }
};
